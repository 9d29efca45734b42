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
    private final boolean ranToEnd;
    private final boolean unclear;
    private final SQLException failure;

    private Stop(@Nullable Statement statement, int number, boolean ranToEnd, boolean unclear, SQLException failure) {
        super(failure);
        this.statement = statement;
        this.number = number;
        this.ranToEnd = ranToEnd;
        this.unclear = unclear;
        this.failure = failure;
    }

    /** At one of its statements, by its number, counted from 1. */
    static Stop at(Statement statement, int number, SQLException failure) {
        return new Stop(statement, number, false, false, failure);
    }

    /** At a statement of an earlier run of whose end nobody heard. */
    static Stop inDoubt(Statement statement, int number, String why) {
        return new Stop(statement, number, false, true, new SQLException(why));
    }

    /** The same, of a statement that may have committed part of what it does. */
    Stop asUnclear() {
        Stop unclearly = new Stop(statement, number, ranToEnd, true, failure);
        unclearly.addSuppressed(this);
        return unclearly;
    }

    /** At its end or at a commit: a deferred constraint, a transaction left open; or before its first statement. */
    static Stop atEnd(SQLException failure) {
        return new Stop(null, 0, false, false, failure);
    }

    /** At our own rows. */
    static Stop atBookkeeping(SQLException failure) {
        return new Stop(null, 0, true, false, failure);
    }

    /** The statement that failed, or null. */
    @Nullable
    Statement statement() {
        return statement;
    }

    int number() {
        return number;
    }

    /** True when the script did its part and the bookkeeping failed. */
    boolean ranToEnd() {
        return ranToEnd;
    }

    /** True when only a person can tell what the statement did. */
    boolean isUnclear() {
        return unclear;
    }

    SQLException failure() {
        return failure;
    }
}
