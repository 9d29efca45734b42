package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.sql.Statement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where a script stopped.
 *
 * <p>Not a problem yet: what is left in the database is known only after the rollback.
 */
final class Stop extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Statement statement;
    private final int number;
    private final SQLException failure;

    /**
     * A stop.
     *
     * @param statement the one that failed; null when the script had ended and its commit or bookkeeping failed
     * @param number the statement's number, counted from 1; 0 where there is no statement
     */
    Stop(@Nullable Statement statement, int number, SQLException failure) {
        super(failure);
        this.statement = statement;
        this.number = number;
        this.failure = failure;
    }

    @Nullable
    Statement statement() {
        return statement;
    }

    int number() {
        return number;
    }

    SQLException failure() {
        return failure;
    }
}
