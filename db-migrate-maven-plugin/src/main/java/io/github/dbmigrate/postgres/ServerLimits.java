package io.github.dbmigrate.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Takes off a session the limits that an administrator has set for a database or a role, with applications in mind: a
 * session of ours waits for others and works for hours. Which of them a server has differs; {@code transaction_timeout}
 * came with 17.
 */
final class ServerLimits {

    private static final String LIFT = "SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings"
            + " WHERE name IN ('idle_session_timeout', 'idle_in_transaction_session_timeout', 'statement_timeout',"
            + " 'transaction_timeout')";

    private ServerLimits() {}

    /** Not in a transaction, and not behind a transaction pooler: the settings would stay with another client. */
    static void lift(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIFT);
        }
    }
}
