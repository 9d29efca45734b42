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

    private static final Duration POLL = Duration.ofMillis(100);

    private final ConnectionSettings settings;
    private final CatalogScope scope;
    private volatile @Nullable Connection connection;
    private final Guard free;
    private final Leg looking;
    private @Nullable Boolean checksConnection;
    private @Nullable Timeouts written;
    private String writtenSettings = "";

    ScriptSession(ConnectionSettings settings, CatalogScope scope) {
        this.settings = settings;
        this.scope = scope;
        this.free = free(settings, scope);
        this.looking = Leg.of(free);
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
            written = null;
        }
        return open;
    }

    /** Runs scripts in a connection that is open; closed with this. Only before there is one. */
    void take(Connection open) {
        if (connection != null) {
            throw new IllegalStateException("there is a connection");
        }
        connection = open;
    }

    /**
     * Makes the session as new, so that nothing of one script leaks into the next, and sets the managed namespace and the
     * timeouts.
     */
    public void reset(Timeouts timeouts) throws SQLException {
        send(resetting(timeouts, ""), FlightListener.NONE).orThrow();
    }

    /**
     * Makes the session as new and marks it as one in which a script runs, until it is reset. Whoever takes the
     * changelog's lock waits for it, also when our own lock was lost. All that it takes is sent in one round trip, because
     * every migration pays for it. Problems {@code LOCK_UNAVAILABLE} when another session is marked, and that of the
     * guard.
     *
     * @param application how the session is seen in {@code pg_stat_activity} meanwhile
     * @param guard asked once the session is marked; or null
     * @param begin whether a transaction is begun
     */
    public void start(Timeouts timeouts, String application, @Nullable Guard guard, boolean begin) throws SQLException {
        List<Leg> legs = new ArrayList<>(resetting(timeouts, ", " + setting("application_name", application)));
        legs.add(looking);
        if (guard != null) {
            legs.add(Leg.of(guard));
        }
        if (begin) {
            legs.add(Leg.of("BEGIN"));
        }
        send(legs, FlightListener.NONE).orThrow();
    }

    /**
     * Waits until no other session is marked as one in which a script of this changelog runs, and marks this one. When a
     * connection was lost, its session may still be at work; only then is it certain what became of it.
     *
     * @return false when that session is there still
     */
    public boolean awaitEndOfOther(Duration atMost) throws SQLException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!"t".equals(value("SELECT " + free.condition()))) {
            if (System.nanoTime() - end >= 0 || !slept()) {
                return false;
            }
        }
        return true;
    }

    private static boolean slept() {
        try {
            Thread.sleep(POLL.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Leg> resetting(Timeouts timeouts, String more) throws SQLException {
        if (inTransaction()) {
            execute("ROLLBACK");
        }
        if (checksConnection == null) {
            checksConnection = Liveness.applyChecks(connection());
        }
        // DISCARD ALL ends roles, temporary tables, prepared statements and SETs; and it is refused in a transaction.
        return List.of(Leg.of("DISCARD ALL"), Leg.of(settings(timeouts, checksConnection) + more + ")"));
    }

    // Most migrations have the same.
    private String settings(Timeouts timeouts, boolean checks) throws SQLException {
        Connection open = connection();
        if (!timeouts.equals(written)) {
            writtenSettings = settings(timeouts, checks, open);
            written = timeouts;
        }
        return writtenSettings;
    }

    // A later setting overrules an earlier one. In one column, for nobody reads what was set.
    private String settings(Timeouts timeouts, boolean checks, Connection open) throws SQLException {
        return "SELECT pg_catalog.concat(" + Liveness.settings(checks) + ", "
                + ServerLimits.lifting(open) + ", "
                + setting("search_path", Sql.searchPath(scope.managedNamespace())) + ", "
                + setting("lock_timeout", timeouts.lock().toMillis()) + ", "
                + setting("statement_timeout", timeouts.statement().toMillis()) + ", "
                // The transaction never waits for a person: whoever holds locks and says nothing is gone.
                + setting("idle_in_transaction_session_timeout", timeouts.idle().toMillis());
    }

    private static String setting(String name, Object value) {
        return "pg_catalog.set_config('" + name + "', " + Sql.literal(String.valueOf(value)) + ", false)";
    }

    private static Guard free(ConnectionSettings settings, CatalogScope scope) {
        return new Guard(
                "pg_catalog.pg_try_advisory_lock(" + AdvisoryLock.workKey(settings.database(), scope) + ")",
                () -> Problem.of(
                                ProblemCode.LOCK_UNAVAILABLE,
                                "Another session is at work on the migrations of this changelog, so this run ends here; "
                                        + "the migration was not begun.")
                        .fact("database", settings.display())
                        .remedy("Run the goal again. It waits for that session, and says who it is."));
    }

    /** Sends one statement, as written. */
    public void execute(String sql) throws SQLException {
        send(List.of(Leg.of(sql)), FlightListener.NONE).orThrow();
    }

    /**
     * Sends one statement, as written.
     *
     * @param notices told each notice with its severity while the statement runs
     */
    public void execute(String sql, BiConsumer<String, String> notices) throws SQLException {
        send(List.of(Leg.of(sql)), new FlightListener() {
                    @Override
                    public void next(int finished) {}

                    @Override
                    public void notice(String severity, String message) {
                        notices.accept(severity, message);
                    }
                })
                .orThrow();
    }

    /**
     * Sends statements, as written, without waiting for the answers of those before. When one fails, those behind it
     * reach the server all the same: send together only what is refused then, or does no harm. Not more than a few
     * kilobytes, which fit into the network's buffers while the server is busy: else both sides could wait for the other
     * to read. Raises the problem of a guard that does not hold.
     */
    public Landing send(List<Leg> legs, FlightListener listener) throws SQLException {
        List<String> statements = legs.stream().map(Leg::sql).toList();
        Landing landing = new Flight(statements, listener).fly(connection().unwrap(BaseConnection.class));
        SQLException failure = landing.failure();
        if (failure != null) {
            requireHeld(legs.get(landing.finished()).guard(), failure);
        }
        return landing;
    }

    private static void requireHeld(@Nullable Guard guard, SQLException failure) {
        if (guard != null && guard.isBrokenBy(failure)) {
            throw guard.otherwise().get().exception(failure);
        }
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
