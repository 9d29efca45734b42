package io.github.dbmigrate.command;

import java.time.Duration;

/** Times as people read them. */
public final class Durations {

    private Durations() {}

    /** Such as {@code 85 ms}, {@code 1.2 s} or {@code 3 min 20 s}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return duration.toMinutes() == 0
                ? tenths((millis + 50) / 100)
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    private static String tenths(long seconds) {
        return seconds / 10 + "." + seconds % 10 + " s";
    }
}
