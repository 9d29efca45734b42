package io.github.dbmigrate.maven;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a goal in good order when Maven is ended from outside (Ctrl-C, a cancelled pipeline): cancels what runs, then
 * gives the goal a moment to roll back and to say where it stopped. Close it when the goal has said so.
 */
final class Interruption implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final CountDownLatch done = new CountDownLatch(1);
    private final List<Runnable> cancels = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(this::interrupt, "db-migrate-interruption");
    private volatile boolean happened;

    private Interruption() {}

    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** @param cancel called on another thread, at most once; must not wait for long */
    void cancels(Runnable cancel) {
        cancels.add(cancel);
    }

    /** True from the moment on in which Maven is being ended; whatever it has to say afterwards is lost. */
    boolean happened() {
        return happened;
    }

    void interrupt() {
        happened = true;
        cancels.forEach(Runnable::run);
        try {
            boolean ignored = done.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running; that was all it waited for.
        }
    }
}
