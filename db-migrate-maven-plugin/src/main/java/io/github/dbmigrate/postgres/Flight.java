package io.github.dbmigrate.postgres;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;

/**
 * Statements that are sent together and answered one after the other, in one round trip. Each is a message of its own
 * (manual, "Simple Query"), as written: a question mark is an operator, and a position in an error is one in that
 * statement. Rows are read and forgotten.
 *
 * <p>When one fails, those behind it have been sent already. In a transaction PostgreSQL refuses them, but for those that
 * end it or go back to a savepoint; outside of one they run. Used once, by one thread.
 */
final class Flight extends ResultHandlerBase {

    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_NO_RESULTS
            | QueryExecutor.QUERY_ONESHOT;

    private final List<String> statements;
    private final FlightListener listener;
    private int ended;
    private int refused;
    private int endedBehind;
    private @Nullable RuntimeException thrown;

    Flight(List<String> statements, FlightListener listener) {
        this.statements = List.copyOf(statements);
        this.listener = listener;
    }

    Landing fly(BaseConnection connection) {
        QueryExecutor executor = connection.getQueryExecutor();
        // Past the driver's own parser, which would look for parameters and several statements.
        List<NativeQuery> queries = statements.stream()
                .map(sql -> new NativeQuery(sql, SqlCommand.BLANK))
                .toList();
        SQLException failure = null;
        try {
            executor.execute(executor.wrap(queries), null, this, 0, 0, FLAGS);
        } catch (SQLException e) {
            failure = e;
        }
        if (thrown != null) {
            throw thrown;
        }
        return failure == null ? new Landing(statements.size(), null) : new Landing(failedAt(failure), failure);
    }

    // Counted from the end: where the server sees two statements in what is one here, it answers twice, but only before
    // the failure.
    private int failedAt(SQLException failure) {
        int at = SqlProblems.isConnectionLost(failure) ? ended : statements.size() - refused - endedBehind;
        return Math.max(0, Math.min(at, statements.size() - 1));
    }

    @Override
    public void handleResultRows(Query from, Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {
        ended();
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        ended();
    }

    private void ended() {
        if (refused > 0) {
            endedBehind++;
            return;
        }
        ended++;
        if (ended < statements.size()) {
            tell(() -> listener.next(ended));
        }
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        tell(() -> Notices.tell(warning, listener::notice));
    }

    // Later failures are refusals that only follow from the first one; the driver would hang them all on it.
    @Override
    public void handleError(SQLException error) {
        refused++;
        if (getException() == null) {
            super.handleError(error);
        }
    }

    // Thrown here, it would leave answers unread that the next statement would take for its own.
    private void tell(Runnable word) {
        try {
            if (thrown == null) {
                word.run();
            }
        } catch (RuntimeException e) {
            thrown = e;
        }
    }
}
