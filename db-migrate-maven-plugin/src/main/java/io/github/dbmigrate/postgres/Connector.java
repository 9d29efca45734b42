package io.github.dbmigrate.postgres;

import io.github.dbmigrate.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/** Opens JDBC connections that are fit for scripts: nothing is parsed, cached or prepared behind our back. */
final class Connector {

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private Connector() {}

    /** A connection and the server that it leads to. */
    record Opened(Connection connection, ServerVersion version) {}

    /**
     * Connects, trying again while the server starts.
     *
     * @param waitForServer how long to go on trying; zero tries once
     */
    static Opened open(ConnectionSettings settings, Duration waitForServer) {
        long end = System.nanoTime() + waitForServer.toNanos();
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS)) {
            try {
                return checked(connect(settings), settings);
            } catch (SQLException e) {
                if (!ConnectProblems.isStarting(e) || System.nanoTime() - end >= 0 || !slept(pause)) {
                    throw ConnectProblems.of(e, settings).exception(e);
                }
            }
        }
    }

    /** Asks the server to end what runs in a session; the one call of a connection that another thread may make. */
    static void cancel(@Nullable Connection connection) {
        try {
            if (connection != null && !connection.isClosed()) {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
        } catch (SQLException e) {
            // The session is gone, and what it ran with it.
            return;
        }
    }

    private static Connection connect(ConnectionSettings settings) throws SQLException {
        // Not by DriverManager, which does not see drivers in the class loader of a Maven plugin.
        Connection connection = new Driver().connect(settings.jdbcUrl(), properties(settings));
        if (connection == null) {
            throw new SQLException("the driver does not take " + settings.jdbcUrl());
        }
        return connection;
    }

    private static Properties properties(ConnectionSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "db-migrate");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "60");
        properties.putAll(settings.properties());
        properties.setProperty("user", String.valueOf(settings.user()));
        // Never left out: the driver would look into the password file on its own, without minding who can read it.
        properties.setProperty("password", settings.password() == null ? "" : settings.password());
        // One statement a round trip, as written: no splitting, no server-side prepared statement.
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("prepareThreshold", "0");
        // Makes the application's name part of the start, so that RESET ALL keeps it.
        properties.setProperty("assumeMinServerVersion", "9.0");
        // A message of the server may quote a row, but never a connection's properties.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    private static Opened checked(Connection connection, ConnectionSettings settings) throws SQLException {
        try {
            ServerVersion version = version(connection);
            version.requireSupported(settings);
            return new Opened(connection, version);
        } catch (SQLException | ProblemException e) {
            connection.close();
            throw e;
        }
    }

    private static ServerVersion version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('server_version_num')::int, current_setting('server_version')")) {
            row.next();
            return new ServerVersion(row.getInt(1), row.getString(2));
        }
    }

    private static boolean slept(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
