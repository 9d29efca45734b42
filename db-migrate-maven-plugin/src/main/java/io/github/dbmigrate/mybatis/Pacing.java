package io.github.dbmigrate.mybatis;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * By which clock, chance and sleep a run waits between two tries.
 *
 * @param nanos a clock that never goes backwards, in nanoseconds
 * @param chance from 0 to below 1
 */
public record Pacing(LongSupplier nanos, DoubleSupplier chance, Pause pause) {

    /** The machine's own. */
    public static Pacing real() {
        return new Pacing(System::nanoTime, () -> ThreadLocalRandom.current().nextDouble(), Pacing::sleep);
    }

    private static boolean sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits. */
    public interface Pause {
        /** False when somebody wants the run to end. */
        boolean sleep(Duration duration);
    }
}
