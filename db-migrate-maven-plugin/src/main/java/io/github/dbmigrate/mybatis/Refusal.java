package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.postgres.SqlProblems;
import io.github.dbmigrate.sql.Statement;

/** PostgreSQL's word that a statement cannot run where it stands. */
final class Refusal {

    private Refusal() {}

    /**
     * True when the statement wants to run outside a transaction: {@code active_sql_transaction}, as of a command that the
     * lexer did not know, or {@code invalid_transaction_termination}, as of a procedure that commits.
     */
    static boolean wantsNoTransaction(Stop stop) {
        Statement statement = stop.statement();
        String state = SqlProblems.state(stop.failure());
        // SET TRANSACTION that comes too late is 25001 as well, and a mistake wherever it stands.
        boolean setting = statement != null && statement.text().regionMatches(true, 0, "set", 0, 3);
        return statement != null && (state.equals("2D000") || (state.equals("25001") && !setting));
    }
}
