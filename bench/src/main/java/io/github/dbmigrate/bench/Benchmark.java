package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The whole measurement, from starting the server to writing the page. */
public final class Benchmark {

    private final Options options;
    private final Known known;
    private final Path root;
    private final Stopwatch stopwatch;
    private final Maven online;
    private final Maven maven;
    private final DbMigrate dbMigrate;
    private final Results results;

    private Benchmark(Options options, Known known, Path root) {
        this.options = options;
        this.known = known;
        this.root = root;
        this.stopwatch = new Stopwatch(root.resolve("scratch"), Meter.best(), Postmaster.NONE);
        this.online = new Maven(
                known.mavenHome(),
                Path.of("target/repository").toAbsolutePath(),
                known.repository(),
                options.mavenOpts(),
                true);
        this.maven = online.offline();
        this.dbMigrate = new DbMigrate(maven, known.version());
        this.results = new Results(options.results());
    }

    /** Run by {@code bench/run}; bench/README.md has the arguments. */
    public static void main(String[] arguments) {
        new Benchmark(
                        Options.parse(arguments),
                        Known.read(),
                        Path.of("target/work").toAbsolutePath())
                .run();
    }

    private void run() {
        if (!options.work().isEmpty()) {
            Maven.root(root);
            Embedded embedded = new Embedded(root, online, dbMigrate, stopwatch);
            embedded.write();
            Server server = embedded.start();
            try {
                measure(server);
            } finally {
                embedded.stop();
            }
        }
        if (!options.profile()) {
            draw();
        }
    }

    private void draw() {
        Path folder = options.results();
        Page page = new Page(results.read(), String.valueOf(folder.getFileName()));
        page.plots().forEach(plot -> plot.write(folder));
        Path file = folder.resolveSibling(folder.getFileName() + ".md");
        Text.write(file, page.render());
        System.out.println("Written: " + file);
    }

    private void measure(Server server) {
        Rounds rounds = rounds(stopwatch.of(server.postmaster()), server);
        if (options.measures(Work.DEPLOY, Work.NOTHING, Work.STATUS)) {
            Contestants contestants = new Contestants(known, options.contestants());
            Contestants.tellMissing();
            warmUp(server, contestants.with(online));
            Histories histories = new Histories(root, server, contestants.with(maven), rounds);
            options.migrations().forEach(size -> histories.measure(size, options));
        }
        Development development = new Development(root, server, maven, dbMigrate, rounds);
        if (options.measures(Work.DEV_NOTHING, Work.DEV_COLUMN)) {
            options.migrations().forEach(size -> development.histories(size, options));
        }
        if (options.measures(Work.REACTOR_DEPLOY, Work.REACTOR_NOTHING)) {
            Reactors reactors = new Reactors(root, server, maven, dbMigrate, rounds);
            options.services().forEach(size -> reactors.measure(size, options));
        }
        if (options.measures(Work.START_FIRST, Work.START_NEXT)) {
            starts(rounds(stopwatch, server));
        }
        if (options.measures(Work.TABLES_FIRST, Work.TABLES_COLUMN)) {
            options.tables().forEach(size -> development.tables(size, options));
        }
    }

    private Rounds rounds(Stopwatch watch, Server server) {
        return options.profile()
                ? new Profile(watch, root)
                : new Measurement(
                        watch,
                        options.warmUps(),
                        options.runs(),
                        new Machine(known, server, options.mavenOpts(), options.commit())::circumstances,
                        results);
    }

    /** Fills the local repository with every contestant's plugin, so that the rest can run offline. */
    private void warmUp(Server server, List<Contestant> contestants) {
        for (Contestant contestant : contestants) {
            Path folder = root.resolve("warm_up");
            Text.deleteTree(folder);
            Contestant.Target target = new Contestant.Target(server, "bench_warm_up");
            server.recreate(target.database());
            contestant.write(folder, History.of(1), target);
            stopwatch.run(contestant.deploy(folder, target));
        }
    }

    /** A server of its own: the first start unpacks and makes the data directory, the next ones only start. */
    private void starts(Rounds rounds) {
        Path folder = root.resolve("starts");
        Maven.root(folder);
        Embedded other = new Embedded(folder, maven, dbMigrate, stopwatch);
        other.write();
        Rounds.Turn floor = new Rounds.Turn(EmptyGoal.NAME, () -> {}, maven.run(folder, Map.of(), "validate"));
        rounds.run(
                Work.START_FIRST,
                1,
                List.of(new Rounds.Turn(DbMigrate.NAME, other::forget, other.startCommand()), floor));
        rounds.run(
                Work.START_NEXT, 1, List.of(new Rounds.Turn(DbMigrate.NAME, other::stop, other.startCommand()), floor));
        other.stop();
    }
}
