package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.ShadowDatabases;
import io.github.dbmigrate.schema.ShadowDatabases.Kept;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A history replayed on a shadow database, from where an earlier run left it to where a later one can go on. Closing it
 * gives up the database.
 */
final class KeptReplay implements AutoCloseable {

    private final ShadowDatabases databases;
    private final MigrationsDirectory directory;
    private final List<Migration> history;
    private final CatalogScope scope;
    private final Map<String, String> variables;
    private final ReplayKeys keys;
    private Database shadow;
    private final Replay replay;
    private final int contained;
    private boolean kept;

    /**
     * Takes the longest beginning that is kept.
     *
     * @param history what will be replayed, in its order
     * @param applied how many of it are in the target, whose state is wanted first
     */
    KeptReplay(
            ShadowDatabases databases,
            MigrationsDirectory directory,
            List<Migration> history,
            int applied,
            TargetDatabase target,
            Map<String, String> variables) {
        this.databases = databases;
        this.directory = directory;
        this.history = List.copyOf(history);
        this.scope = target.scope();
        this.variables = variables;
        this.keys = ReplayKeys.of(
                history, directory, scope, variables, target.session().version());
        Optional<Kept> found = databases.copy(keys.longestFirst(applied));
        this.contained = found.map(copy -> keys.migrations(copy.key())).orElse(0);
        this.shadow = found.map(Kept::database).orElseGet(databases::create);
        this.replay = new Replay(shadow, scope, variables, contained);
    }

    Replay replay() {
        return replay;
    }

    /**
     * Keeps the whole history's state, once it is replayed and its catalog is read, where that is worth it: what is only a few
     * migrations behind it is as good a start for the next run.
     */
    void keep() {
        replay.catalog();
        Optional<String> key = keys.whole();
        if (key.isPresent() && ReplayKeys.areWorthKeeping(history.subList(contained, history.size()))) {
            databases.keep(shadow, key.get());
            kept = true;
        }
    }

    /** A database in the state of the whole history, to prove on. */
    Database forProof() {
        if (kept) {
            shadow = databases
                    .copy(keys.whole().stream().toList())
                    .map(Kept::database)
                    .orElseGet(this::again);
            kept = false;
        }
        return shadow;
    }

    @Override
    public void close() {
        shadow.close();
    }

    // Another run needed the room.
    private Database again() {
        Database fresh = databases.create();
        Replay anew = new Replay(fresh, scope, variables);
        Optional<Problem> failed = anew.bootstrap(directory).or(() -> anew.run(history, "applied"));
        if (failed.isPresent()) {
            throw failed.get().exception();
        }
        return fresh;
    }
}
