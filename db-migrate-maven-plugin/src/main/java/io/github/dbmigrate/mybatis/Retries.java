package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.postgres.SqlProblems;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to try again what another session stood in the way of. The pauses double, so that traffic gets through between
 * them, and are of random length, so that two runs do not meet again and again.
 */
final class Retries {

    private static final Duration FIRST = Duration.ofMillis(400);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Pacing pacing;
    private final Duration atMost;
    private Duration next = FIRST;
    private long began;
    private int failed;

    /** @param atMost for how long to go on after the first failure; zero never tries again */
    Retries(Pacing pacing, Duration atMost) {
        this.pacing = pacing;
        this.atMost = atMost;
    }

    /**
     * The pause before the next try; null when the failure is not of this kind or the time is over. What failed must be
     * rolled back before the pause: its locks would stop others all that time.
     */
    @Nullable
    Duration after(Stop stop) {
        if (!SqlProblems.isInTheWay(stop.failure())) {
            return null;
        }
        long now = pacing.nanos().getAsLong();
        began = failed == 0 ? now : began;
        failed++;
        Duration left = atMost.minusNanos(now - began);
        if (left.isNegative() || left.isZero()) {
            return null;
        }
        Duration pause = scaled(next, 0.5 + pacing.chance().getAsDouble() / 2);
        next = shorter(next.multipliedBy(2), LONGEST);
        return shorter(pause, left);
    }

    /** Waits; false when somebody wants the run to end. */
    boolean await(Duration pause) {
        return pacing.pause().sleep(pause);
    }

    /** How often it was tried and failed. */
    int failed() {
        return failed;
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
