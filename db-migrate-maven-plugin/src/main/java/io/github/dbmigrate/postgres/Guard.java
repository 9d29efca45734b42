package io.github.dbmigrate.postgres;

import io.github.dbmigrate.problem.Problem;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * A condition that the server looks after between two statements: where it does not hold, the statement that asks fails,
 * and a transaction with it.
 *
 * @param condition true or false, never NULL
 * @param sql the statement that asks
 * @param otherwise what to tell where it does not hold
 */
public record Guard(String condition, String sql, Supplier<Problem> otherwise) {

    private static final String DIVISION_BY_ZERO = "22012";

    Guard(String condition, Supplier<Problem> otherwise) {
        this(condition, "SELECT 1 / (" + condition + ")::int", otherwise);
    }

    /** True when a failure of that statement means that the condition does not hold. */
    boolean isBrokenBy(SQLException failure) {
        return SqlProblems.state(failure).equals(DIVISION_BY_ZERO);
    }
}
