package io.github.dbmigrate.maven;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Tells a failure that nobody foresaw, and that is ours, as a problem. */
final class Defect {

    private static final String OURS = "io.github.dbmigrate.";
    private static final int FRAMES = 3;

    private Defect() {}

    /** Problem {@code INTERNAL} with the innermost frames that are ours; what PostgreSQL committed stays committed. */
    static Problem of(RuntimeException exception, String goal) {
        return Problem.of(
                        ProblemCode.INTERNAL,
                        "db-migrate itself failed. Work in a transaction was rolled back; what was reported as done is done.")
                .fact("exception", exception.getClass().getName())
                .fact("message", exception.getMessage())
                .fact("at", frames(exception))
                .remedy("See where the databases stand.", "mvn db-migrate:status")
                .remedy("Report it with the stack trace, which -e prints.", "mvn -e db-migrate:" + goal);
    }

    private static String frames(RuntimeException exception) {
        return Arrays.stream(exception.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n"));
    }
}
