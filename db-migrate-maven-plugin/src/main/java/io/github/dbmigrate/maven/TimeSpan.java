package io.github.dbmigrate.maven;

import io.github.dbmigrate.migration.TimeText;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.time.Duration;

/** Reads a time as a parameter gives it; see {@link TimeText}. */
final class TimeSpan {

    private TimeSpan() {}

    /** Problem {@code PARAMETER_INVALID} for anything else: a number without a unit is a guess. */
    static Duration of(String parameter, String text) {
        return TimeText.parse(text).orElseThrow(() -> invalid(parameter, text).exception());
    }

    private static Problem invalid(String parameter, String text) {
        return Problem.of(
                        ProblemCode.PARAMETER_INVALID,
                        "The parameter " + parameter + " is \"" + text + "\", which is no time; nothing was done.")
                .remedy("Give a number and a unit: ms, s, m or h.", "-Ddb-migrate." + parameter + "=30s");
    }
}
