package io.github.dbmigrate.postgres;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what is looked at now and then; they end when idle, because a Maven daemon outlives many builds. */
final class Clockwork {

    private static final long IDLE_SECONDS = 10;

    private Clockwork() {}

    /**
     * Shared by all sessions.
     *
     * @param threads as many looks as may take long at the same time
     */
    static ScheduledThreadPoolExecutor of(String name, int threads) {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(threads, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        return clock;
    }
}
