package io.github.dbmigrate.bench;

import io.github.dbmigrate.bench.Contestant.Target;
import io.github.dbmigrate.bench.Rounds.Turn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Deploy, nothing to do, and status, of every contestant at every size of history. */
record Histories(Path root, Server server, List<Contestant> contestants, Rounds rounds) {

    private record Entry(Contestant contestant, Path folder, Target target) {}

    void measure(int size, Options options) {
        List<Entry> entries = write(size);
        Function<Entry, Command> deploy = entry -> entry.contestant().deploy(entry.folder(), entry.target());
        Function<Entry, Command> status = entry -> entry.contestant().status(entry.folder(), entry.target());
        Function<Entry, Runnable> nothing = entry -> () -> {};
        Function<Entry, Runnable> recreate =
                entry -> () -> server.recreate(entry.target().database());

        if (options.measures(Work.DEPLOY)) {
            rounds.run(Work.DEPLOY, size, turns(entries, recreate, deploy));
        } else {
            turns(entries, recreate, deploy).forEach(turn -> {
                turn.before().run();
                rounds.stopwatch().run(turn.command());
            });
        }
        entries.forEach(entry -> check(entry, size));
        List<Entry> books = entries.stream()
                .filter(entry -> entry.contestant().keepsBooks())
                .toList();
        if (options.measures(Work.NOTHING)) {
            rounds.run(Work.NOTHING, size, turns(books, nothing, deploy));
        }
        if (options.measures(Work.STATUS)) {
            rounds.run(Work.STATUS, size, turns(books, nothing, status));
        }
        entries.forEach(entry -> server.drop(entry.target().database()));
    }

    // A tool that is fast because it leaves something out must not win.
    private void check(Entry entry, int size) {
        int steps = server.steps(entry.target().database());
        if (entry.contestant().applies() && steps != size) {
            throw new IllegalStateException(
                    entry.contestant().name() + " applied " + steps + " of " + size + " migrations.");
        }
    }

    private List<Entry> write(int size) {
        History history = History.of(size);
        List<Entry> entries = new ArrayList<>();
        for (Contestant contestant : contestants) {
            Path folder = root.resolve(contestant.word() + "_" + size);
            Target target = new Target(server, "bench_" + contestant.word() + "_" + size);
            Text.deleteTree(folder);
            contestant.write(folder, history, target);
            entries.add(new Entry(contestant, folder, target));
        }
        return entries;
    }

    private static List<Turn> turns(
            List<Entry> entries, Function<Entry, Runnable> before, Function<Entry, Command> command) {
        return entries.stream()
                .map(entry -> new Turn(entry.contestant().name(), before.apply(entry), command.apply(entry)))
                .toList();
    }
}
