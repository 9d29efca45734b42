package io.github.dbmigrate.maven;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a time as a parameter gives it: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, or ISO 8601's {@code PT2M}. */
final class TimeSpan {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|min|h)");

    private TimeSpan() {}

    /** Problem {@code PARAMETER_INVALID} for anything else: a number without a unit is a guess. */
    static Duration of(String parameter, String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? of(Long.parseLong(matcher.group(1)), matcher.group(2)) : ofIso(parameter, text);
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static Duration ofIso(String parameter, String text) {
        try {
            Duration duration = Duration.parse(text.strip());
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw invalid(parameter, text).exception(e);
        }
        throw invalid(parameter, text).exception();
    }

    private static Problem invalid(String parameter, String text) {
        return Problem.of(
                        ProblemCode.PARAMETER_INVALID,
                        "The parameter " + parameter + " is \"" + text + "\", which is no time; nothing was done.")
                .remedy("Give a number and a unit: ms, s, m or h.", "-Ddb-migrate." + parameter + "=30s");
    }
}
