package io.github.dbmigrate.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes off a session the limits that an administrator has set for a database or a role, with applications in mind: a
 * session of ours waits for others and works for hours. Which of them a server has differs; {@code transaction_timeout}
 * came with 17.
 */
final class ServerLimits {

    private static final List<String> SETTINGS =
            List.of("idle_session_timeout", "idle_in_transaction_session_timeout", "statement_timeout");
    private static final int SINCE_17 = 17;

    private ServerLimits() {}

    /** Not in a transaction, and not behind a transaction pooler: the settings would stay with another client. */
    static void lift(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT " + lifting(connection));
        }
    }

    /** What takes them off, for a SELECT that sets others too. */
    static String lifting(Connection connection) throws SQLException {
        boolean hasTransactions = connection.getMetaData().getDatabaseMajorVersion() >= SINCE_17;
        return Stream.concat(SETTINGS.stream(), hasTransactions ? Stream.of("transaction_timeout") : Stream.empty())
                .map(name -> "pg_catalog.set_config('" + name + "', '0', false)")
                .collect(Collectors.joining(", "));
    }
}
