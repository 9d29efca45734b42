package io.github.dbmigrate.command;

import java.time.Duration;
import java.util.Locale;

/** Times as people read them. */
public final class Durations {

    private Durations() {}

    /** Such as {@code 85 ms}, {@code 1.2 s} or {@code 3 min 20 s}. */
    public static String text(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        return duration.toMinutes() == 0
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
