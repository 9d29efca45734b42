package io.github.dbmigrate.postgres;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Goes off once, at the earliest of the times for which it was set since it last did. Thread-safe. */
final class Alarm implements AutoCloseable {

    private final ScheduledExecutorService clock;
    private final Runnable wake;
    private @Nullable ScheduledFuture<?> pending;
    private long at;
    private boolean closed;

    /** @param wake run on a thread of the clock */
    Alarm(ScheduledExecutorService clock, Runnable wake) {
        this.clock = clock;
        this.wake = wake;
    }

    /** @param nanos by {@link System#nanoTime()} */
    synchronized void setAt(long nanos) {
        if (closed || (pending != null && at - nanos <= 0)) {
            return;
        }
        cancel();
        at = nanos;
        pending = clock.schedule(this::goOff, nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void goOff() {
        synchronized (this) {
            pending = null;
        }
        wake.run();
    }

    private void cancel() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        cancel();
    }
}
