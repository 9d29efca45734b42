package io.github.dbmigrate.postgres;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Lets sessions say something while another one works for hours, so that no firewall takes them for dead. */
final class Heartbeat implements AutoCloseable {

    /** Well below the idle timeouts of the load balancers of the large clouds, which begin at four minutes. */
    static final Duration EVERY = Duration.ofMinutes(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Heartbeat::daemon);

    private final ScheduledFuture<?> beating;

    /** @param beat what is done, on a thread of its own; a failure is for whoever uses the session next */
    Heartbeat(Duration every, Runnable beat) {
        this.beating = clock.scheduleWithFixedDelay(beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "db-migrate-heartbeat");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        beating.cancel(false);
        clock.shutdown();
    }
}
