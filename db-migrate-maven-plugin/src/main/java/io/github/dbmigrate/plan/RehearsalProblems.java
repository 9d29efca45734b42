package io.github.dbmigrate.plan;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why the rows could not be looked at, where that says nothing about the rows. */
final class RehearsalProblems {

    /** No space or memory, an operator's intervention, an input or output error, an internal one (the manual's appendix A). */
    private static final Pattern IN_TROUBLE = Pattern.compile("53|57P|58|XX");

    private RehearsalProblems() {}

    /** Empty when PostgreSQL's refusal is about the statement or the rows. */
    static Optional<Problem> notAboutRows(PlannedStatement statement, SqlFailure failure, String database) {
        ProblemCode code = code(failure.sqlState());
        if (code == null) {
            return Optional.empty();
        }
        String why = switch (code) {
            case STATEMENT_LOCKED -> "another session holds a lock that it needs";
            case STATEMENT_TIMEOUT -> "it was cancelled, or took longer than it may hold its locks";
            default -> failure.message();
        };
        Problem problem = Problem.of(
                        code,
                        "Could not find out what the migration does to the rows of " + database + ": " + why
                                + ". Nothing was written and nothing was changed.")
                .fact("statement", statement.sql())
                .fact("SQLSTATE", failure.sqlState())
                .fact("PostgreSQL", failure.message());
        return Optional.of(problem.remedy(
                        "See who works on the tables, end that, and run the goal again:", "mvn db-migrate:dev")
                .remedy("On a database too big to rehearse on, develop against a smaller one, and let deploy bring"
                        + " the migration here."));
    }

    private static @Nullable ProblemCode code(String sqlState) {
        return switch (sqlState) {
            case "55P03" -> ProblemCode.STATEMENT_LOCKED;
            case "57014" -> ProblemCode.STATEMENT_TIMEOUT;
            case "40P01" -> ProblemCode.STATEMENT_FAILED;
            default -> IN_TROUBLE.matcher(sqlState).lookingAt() ? ProblemCode.STATEMENT_FAILED : null;
        };
    }
}
