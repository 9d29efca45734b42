package io.github.dbmigrate.postgres;

import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The session in which scripts run. Connects when first needed, and anew when the connection was lost. The driver is
 * always in autocommit mode, so that {@code BEGIN} and {@code COMMIT} are statements like any other and are sent as
 * written. Not thread-safe.
 */
public final class ScriptSession implements AutoCloseable {

    private final ConnectionSettings settings;
    private final CatalogScope scope;
    private volatile @Nullable Connection connection;
    private @Nullable Boolean checksConnection;

    ScriptSession(ConnectionSettings settings, CatalogScope scope) {
        this.settings = settings;
        this.scope = scope;
    }

    public ConnectionSettings settings() {
        return settings;
    }

    public CatalogScope scope() {
        return scope;
    }

    /** The open connection; a new one where the last was lost. Problems as {@link JdbcDatabase#open}. */
    public Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = Connector.open(settings, Duration.ZERO).connection();
            connection = open;
        }
        return open;
    }

    /**
     * Makes the session as new, so that nothing of one script leaks into the next, and sets the managed namespace and the
     * timeouts.
     */
    public void reset(Timeouts timeouts) throws SQLException {
        // DISCARD ALL ends roles, temporary tables, prepared statements and SETs; and it is refused in a transaction.
        if (inTransaction()) {
            execute("ROLLBACK");
        }
        execute("DISCARD ALL");
        if (checksConnection == null) {
            checksConnection = Liveness.applyChecks(connection());
        }
        // In one round trip, because every migration pays for it; a later setting overrules an earlier one.
        value("SELECT " + Liveness.settings(checksConnection) + ", "
                + ServerLimits.lifting(connection()) + ", "
                + setting("search_path", Sql.searchPath(scope.managedNamespace())) + ", "
                + setting("lock_timeout", timeouts.lock().toMillis()) + ", "
                + setting("statement_timeout", timeouts.statement().toMillis()) + ", "
                // The transaction never waits for a person: whoever holds locks and says nothing is gone.
                + setting("idle_in_transaction_session_timeout", timeouts.idle().toMillis()));
    }

    private static String setting(String name, Object value) {
        return "pg_catalog.set_config('" + name + "', " + Sql.literal(String.valueOf(value)) + ", false)";
    }

    /**
     * Marks the session as one in which a script runs, until it is reset. Whoever takes the changelog's lock waits for
     * it, also when our own lock was lost. Problem {@code LOCK_UNAVAILABLE} when another session is marked.
     *
     * @param application how the session is seen in {@code pg_stat_activity} meanwhile
     */
    public void claim(String application) throws SQLException {
        String free = value("SELECT pg_catalog.pg_try_advisory_lock(" + AdvisoryLock.workKey(settings.database(), scope)
                + "), " + setting("application_name", application));
        if (!"t".equals(free)) {
            throw Problem.of(
                            ProblemCode.LOCK_UNAVAILABLE,
                            "Another session is at work on the migrations of this changelog, so this run ends here; the "
                                    + "migration was not begun.")
                    .fact("database", settings.display())
                    .remedy("Run the goal again. It waits for that session, and says who it is.")
                    .exception();
        }
    }

    /** Sends one statement, as written. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = statement()) {
            statement.execute(DriverText.of(sql));
        }
    }

    /**
     * Sends one statement, as written.
     *
     * @param notices told each notice with its severity while the statement runs, by one thread at a time
     */
    public void execute(String sql, BiConsumer<String, String> notices) throws SQLException {
        try (Statement statement = statement();
                NoticeDrain drain = new NoticeDrain(statement, notices)) {
            drain.execute(sql);
        }
    }

    private Statement statement() throws SQLException {
        Statement statement = connection().createStatement();
        statement.setEscapeProcessing(false);
        // Rows nobody reads need no memory; in the simple protocol the statement still runs to its end.
        statement.setMaxRows(1);
        return statement;
    }

    /** Reads one value as text; null for NULL or no row. */
    public @Nullable String value(String select) throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery(select)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** Reads rows as text. */
    List<List<@Nullable String>> rows(String select) throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            List<List<@Nullable String>> read = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    row.add(rows.getString(column));
                }
                read.add(row);
            }
            return read;
        }
    }

    /** True while a transaction is open, failed ones included; asks the driver, not the server. */
    public boolean inTransaction() throws SQLException {
        Connection open = connection;
        return open != null
                && !open.isClosed()
                && open.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    /** The server's process id of this session. */
    public int backendPid() throws SQLException {
        return connection().unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }

    /** Asks the server to end the running statement; may be called from another thread. */
    void cancel() {
        Connector.cancel(connection);
    }

    /** Drops the connection, so that the next use makes a new one. */
    public void abandon() {
        close();
        connection = null;
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            connection = null;
        }
    }
}
