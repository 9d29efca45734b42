package io.github.dbmigrate.postgres;

import io.github.dbmigrate.postgres.catalog.CatalogReader;
import io.github.dbmigrate.postgres.catalog.CatalogStamp;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.schema.Access;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.SchemaMark;
import io.github.dbmigrate.schema.SqlFailure;
import io.github.dbmigrate.schema.Stopped;
import io.github.dbmigrate.sql.StatementSplitter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/** A session over JDBC. Statements go to the server as written: a question mark is an operator, a brace a brace. */
public final class JdbcDatabase implements Database {

    private final ConnectionSettings settings;
    private final Connection connection;
    private final ServerVersion version;

    private JdbcDatabase(ConnectionSettings settings, Connection connection, ServerVersion version) {
        this.settings = settings;
        this.connection = connection;
        this.version = version;
    }

    /** Connects at once or not at all; see {@link #open(ConnectionSettings, Duration)}. */
    public static JdbcDatabase open(ConnectionSettings settings) {
        return open(settings, Duration.ZERO);
    }

    /**
     * Connects. Problems: {@code HOST_UNREACHABLE}, {@code AUTHENTICATION_FAILED}, {@code DATABASE_MISSING},
     * {@code TLS_REFUSED}, {@code SERVER_TOO_OLD}, {@code PERMISSION_DENIED}, {@code TOO_MANY_CONNECTIONS},
     * {@code CONNECTION_FAILED}.
     *
     * @param waitForServer how long to go on trying while the server starts
     */
    public static JdbcDatabase open(ConnectionSettings settings, Duration waitForServer) {
        Connector.Opened opened = Connector.open(settings, waitForServer);
        return new JdbcDatabase(settings, opened.connection(), opened.version());
    }

    public ConnectionSettings settings() {
        return settings;
    }

    /** The connection under this session, for adapters of this layer; closed with it. */
    public Connection connection() {
        return connection;
    }

    @Override
    public String name() {
        return settings.database();
    }

    @Override
    public int majorVersion() {
        return version.major();
    }

    @Override
    public String version() {
        return version.text();
    }

    @Override
    public Access access() {
        return new Access(
                settings.jdbcUrl(),
                Objects.requireNonNullElse(settings.user(), ""),
                Objects.requireNonNullElse(settings.password(), ""));
    }

    @Override
    public Catalog readCatalog(CatalogScope scope) {
        try {
            return CatalogReader.read(connection, scope);
        } catch (SQLException e) {
            throw SqlProblems.of(e, settings, "read the catalog").exception(e);
        }
    }

    @Override
    public SchemaMark readMark(CatalogScope scope) {
        try {
            return CatalogReader.mark(connection, scope);
        } catch (SQLException e) {
            throw SqlProblems.of(e, settings, "read the catalog").exception(e);
        }
    }

    @Override
    public String catalogStamp() {
        try {
            return CatalogStamp.read(connection);
        } catch (SQLException e) {
            throw SqlProblems.of(e, settings, "read the catalog").exception(e);
        }
    }

    @Override
    public void execute(String sql) {
        try {
            send(sql);
        } catch (SQLException e) {
            throw failed(e, sql);
        }
    }

    @Override
    public @Nullable SqlFailure tryExecute(String sql) {
        try {
            send(sql);
            return null;
        } catch (SQLException e) {
            if (SqlProblems.isConnectionLost(e)) {
                throw failed(e, sql);
            }
            return SqlProblems.failure(e);
        }
    }

    @Override
    public @Nullable Stopped tryExecuteAll(List<String> statements) {
        for (int first = 0; first < statements.size(); ) {
            int end = FlightSize.endOf(
                    first, statements.size() - 1, at -> statements.get(at).length());
            Landing landing = fly(statements.subList(first, end + 1));
            if (landing.failure() != null) {
                return new Stopped(first + landing.finished(), SqlProblems.failure(landing.failure()));
            }
            first = end + 1;
        }
        return null;
    }

    private Landing fly(List<String> statements) {
        try {
            Landing landing = new Flight(statements, FlightListener.NONE).fly(connection.unwrap(BaseConnection.class));
            if (landing.failure() != null && SqlProblems.isConnectionLost(landing.failure())) {
                throw failed(landing.failure(), statements.get(landing.finished()));
            }
            return landing;
        } catch (SQLException e) {
            throw failed(e, statements.get(0));
        }
    }

    @Override
    public List<List<@Nullable String>> query(String select) {
        try (Statement statement = statement();
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
        } catch (SQLException e) {
            throw failed(e, select);
        }
    }

    private void send(String sql) throws SQLException {
        new Flight(List.of(sql), FlightListener.NONE)
                .fly(connection.unwrap(BaseConnection.class))
                .orThrow();
    }

    private Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    // Not all of it: it may hold a password.
    private static String firstWords(String sql) {
        return StatementSplitter.split(sql).stream()
                .findFirst()
                .map(io.github.dbmigrate.sql.Statement::firstWords)
                .orElse("");
    }

    private RuntimeException failed(SQLException failure, String sql) {
        Problem problem = SqlProblems.of(failure, settings, "run a statement").fact("statement", firstWords(sql));
        int position = SqlProblems.failure(failure).position();
        return problem.fact("position", position == 0 ? null : String.valueOf(position))
                .exception(failure);
    }

    /** Lets the session take its time, whatever limits its database or role has; see {@link ServerLimits}. */
    public JdbcDatabase liftLimits() {
        try {
            ServerLimits.lift(connection);
            return this;
        } catch (SQLException e) {
            throw SqlProblems.of(e, settings, "set up the session").exception(e);
        }
    }

    /** Asks the server to end the running statement; may be called from another thread. */
    void cancel() {
        Connector.cancel(connection);
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The session is over either way, and whoever closes it wants nothing more of it.
            return;
        }
    }
}
