package io.github.dbmigrate.postgres.shadow;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Drops databases on threads of its own, so that nobody waits for it meanwhile. PostgreSQL first forgets what it has
 * unwritten of a database, and then makes a checkpoint, which syncs what is unwritten of all others. So all that were given
 * are dropped at once, each on a session of its own: what is synced for one would only be dropped next, and with hundreds of
 * tables that takes seconds.
 */
final class Drops {

    private static final Executor LATER = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

    private final Supplier<JdbcDatabase> connect;
    private final List<String> given = new ArrayList<>();
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

    Drops(Supplier<JdbcDatabase> connect) {
        this.connect = connect;
    }

    synchronized void give(String database) {
        given.add(database);
    }

    /** Begins with what was given so far, beside what is on its way: so that is forgotten in time too. */
    synchronized void begin() {
        if (!given.isEmpty()) {
            Queue<String> waiting = new ConcurrentLinkedQueue<>(given);
            given.clear();
            work = CompletableFuture.allOf(work, CompletableFuture.runAsync(() -> dropAll(waiting), Drops::start));
        }
    }

    /**
     * Waits until all is dropped with which it began, or until that can be left to the server.
     *
     * @param left whether it can be; asked now and then
     */
    void await(BooleanSupplier left) {
        CompletableFuture<Void> begun;
        synchronized (this) {
            begun = work;
        }
        while (!begun.isDone() && !left.getAsBoolean()) {
            CompletableFuture.anyOf(begun, CompletableFuture.runAsync(() -> {}, LATER))
                    .join();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "db-migrate-drop");
        thread.setDaemon(true);
        thread.start();
    }

    // All sessions are there before the first begins.
    private void dropAll(Queue<String> waiting) {
        CompletableFuture.allOf(sessions(waiting.size()).stream()
                        .map(session -> CompletableFuture.runAsync(() -> drop(waiting, session), Drops::start))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** As many, or as the server lets in; with fewer each drops more than one. */
    private List<JdbcDatabase> sessions(int wanted) {
        List<JdbcDatabase> sessions = new ArrayList<>();
        try {
            while (sessions.size() < wanted) {
                sessions.add(connect.get());
            }
        } catch (ProblemException e) {
            return sessions;
        }
        return sessions;
    }

    // What cannot be dropped now, because the server is gone, the next run sweeps.
    private static void drop(Queue<String> waiting, JdbcDatabase session) {
        try (session) {
            for (String database = waiting.poll(); database != null; database = waiting.poll()) {
                session.tryExecute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            }
        } catch (ProblemException e) {
            return;
        }
    }
}
