package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.Console;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A step that says nothing when it is quick, and gives signs of life when it is not. */
final class TimedStep implements Console.Step {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final int OFTEN = 6;
    private static final int SELDOM = 3;

    private static final ScheduledExecutorService CLOCK = clock();

    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Set<TimedStep> OPEN = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean TICKING = new AtomicBoolean();

    private final Output output;
    private final String doing;
    private final long began = System.nanoTime();
    private long next = began + PATIENCE.toNanos();
    private int ticks;
    private boolean announced;
    private boolean closed;
    private String detail = "";

    TimedStep(Output output, String doing) {
        this.output = output;
        this.doing = doing;
        OPEN.add(this);
        tickLater();
    }

    // One tick for all that are open: most are over before the first, and an alarm for each would wake a thread each
    // time.
    private static void tickLater() {
        if (TICKING.compareAndSet(false, true)) {
            Future<?> ignored = CLOCK.schedule(TimedStep::tickAll, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void tickAll() {
        try {
            OPEN.forEach(TimedStep::tickIfDue);
        } finally {
            TICKING.set(false);
            if (!OPEN.isEmpty()) {
                tickLater();
            }
        }
    }

    private synchronized void tickIfDue() {
        if (next - System.nanoTime() <= 0) {
            next += SIGN_OF_LIFE.toNanos();
            tick();
        }
    }

    /** Said when the step has lasted over a second, every ten seconds of the first minute, and every half minute after. */
    synchronized void tick() {
        ticks++;
        if (!closed && (ticks <= OFTEN || ticks % SELDOM == 0)) {
            output.now(doing + " …" + (announced ? " " + seconds() : "") + (detail.isEmpty() ? "" : " · " + detail));
            announced = true;
        }
    }

    @Override
    public synchronized void detail(String text) {
        detail = text;
    }

    @Override
    public void tell(String line) {
        output.now(line);
    }

    @Override
    public synchronized void close() {
        OPEN.remove(this);
        if (announced && !closed) {
            output.say(doing + ": " + seconds());
        }
        closed = true;
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
    }

    /** One thread for all steps: it only prints. It ends when idle, because a Maven daemon outlives many builds. */
    private static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, TimedStep::daemon);
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(SIGN_OF_LIFE.toSeconds(), TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        return clock;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "db-migrate-progress");
        thread.setDaemon(true);
        return thread;
    }
}
