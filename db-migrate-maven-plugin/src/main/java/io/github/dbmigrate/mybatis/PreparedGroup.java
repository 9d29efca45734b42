package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.postgres.SqlProblems;
import io.github.dbmigrate.sql.Aim;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementKind.Verb;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of the script's own that ends in {@code PREPARE TRANSACTION}: the position cannot be in it, because it is not
 * committed yet, and it outlives the session. So it is announced before it begins, and looked for when nobody heard of it.
 *
 * @param end the number of the statement that prepares it
 * @param name the transaction's name, a literal
 */
record PreparedGroup(int end, String name) {

    /** Null where the transaction that begins at a statement ends otherwise. */
    static @Nullable PreparedGroup begunAt(int begin, RunnableScript script) {
        for (int number = begin + 1; number <= script.statements().size(); number++) {
            Statement statement = script.statements().get(number - 1);
            if (statement.isTransactionBoundary()) {
                return RunnableScript.verb(statement) == Verb.PREPARE_TRANSACTION
                        ? new PreparedGroup(number, Aim.preparedName(statement))
                        : null;
            }
        }
        return null;
    }

    boolean isPrepared(Run run) throws Stop {
        try {
            String found = run.session()
                    .value("SELECT 1 FROM pg_catalog.pg_prepared_xacts WHERE database = pg_catalog.current_database()"
                            + " AND gid = " + name);
            return found != null;
        } catch (SQLException e) {
            throw SqlProblems.isConnectionLost(e) ? Stop.atEnd(e) : Stop.atBookkeeping(e);
        }
    }
}
