package io.github.dbmigrate.migration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people write it: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, or ISO 8601's {@code PT2M}. */
public final class TimeText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|min|h)");

    // PostgreSQL keeps its timeouts in milliseconds, as an int.
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private TimeText() {}

    /** Empty for anything else, a number without a unit and more than 24 days included: both are mistakes. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        Optional<Duration> time = matcher.matches()
                ? Optional.of(of(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : iso(text.strip());
        return time.filter(duration -> !duration.isNegative() && duration.compareTo(LONGEST) <= 0);
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
