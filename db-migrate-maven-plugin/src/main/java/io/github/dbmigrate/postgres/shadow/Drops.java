package io.github.dbmigrate.postgres.shadow;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Drops databases on a session and a thread of its own, so that nobody waits for it meanwhile: PostgreSQL makes a checkpoint
 * each time, and with it writes what other databases have unwritten. The last one given goes first, because the one that was
 * worked on last has most of that.
 */
final class Drops {

    private final Supplier<JdbcDatabase> connect;
    private final Deque<String> given = new ArrayDeque<>();
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

    Drops(Supplier<JdbcDatabase> connect) {
        this.connect = connect;
    }

    synchronized void give(String database) {
        given.push(database);
    }

    /** Begins with what was given so far, behind what is on its way. */
    synchronized void begin() {
        if (!given.isEmpty()) {
            work = work.thenRunAsync(this::dropAll, Drops::start);
        }
    }

    /** Waits until all is dropped with which it began. */
    void await() {
        CompletableFuture<Void> begun;
        synchronized (this) {
            begun = work;
        }
        begun.join();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "db-migrate-drop");
        thread.setDaemon(true);
        thread.start();
    }

    // What cannot be dropped now, because the server is gone, the next run sweeps.
    private void dropAll() {
        try (JdbcDatabase session = connect.get()) {
            for (String database = next(); !database.isEmpty(); database = next()) {
                session.tryExecute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            }
        } catch (ProblemException e) {
            return;
        }
    }

    private synchronized String next() {
        return given.isEmpty() ? "" : given.pop();
    }
}
