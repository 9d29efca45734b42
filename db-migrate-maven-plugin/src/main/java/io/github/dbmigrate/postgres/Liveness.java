package io.github.dbmigrate.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The settings by which the server notices that we are gone: after a minute where the network went silent, at once where
 * the connection was closed. By default it takes two hours for the first (Linux), and notices the second only once its
 * statement has ended. Source: the manual, "Connection Settings".
 */
final class Liveness {

    private static final String KEEPALIVES = "pg_catalog.set_config('tcp_keepalives_idle', '30', false), "
            + "pg_catalog.set_config('tcp_keepalives_interval', '10', false), "
            + "pg_catalog.set_config('tcp_keepalives_count', '3', false)";

    // Ends the statement of a client that died; the next run continues what it left, and shall not find it at work.
    private static final String CHECKS = "SET client_connection_check_interval TO '1s'";

    private static final String NOT_ON_THIS_PLATFORM = "22023";

    private Liveness() {}

    /** Sets them for the session; not in a transaction. */
    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT " + KEEPALIVES);
            applyChecks(statement);
        }
    }

    /**
     * For a SELECT that sets others too.
     *
     * @param checks whether this platform has the one that not every platform has
     */
    static String settings(boolean checks) {
        return checks
                ? KEEPALIVES + ", pg_catalog.set_config('client_connection_check_interval', '1s', false)"
                : KEEPALIVES;
    }

    /** Sets the one that not every platform has; false where this one has not. */
    static boolean applyChecks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return applyChecks(statement);
        }
    }

    private static boolean applyChecks(Statement statement) throws SQLException {
        try {
            statement.execute(CHECKS);
            return true;
        } catch (SQLException e) {
            if (!SqlProblems.state(e).equals(NOT_ON_THIS_PLATFORM)) {
                throw e;
            }
            return false;
        }
    }
}
