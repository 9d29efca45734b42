package io.github.dbmigrate.testing;

import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Sessions of ours on the databases of {@link TestPostgres}. */
public final class TestDatabases {

    private TestDatabases() {}

    /** A new, empty database and a superuser's session on it; the caller closes it. */
    public static JdbcDatabase create(TestPostgres postgres) {
        return open(postgres, postgres.createDatabase());
    }

    /** A superuser's session; the caller closes it. */
    public static JdbcDatabase open(TestPostgres postgres, String database) {
        return JdbcDatabase.open(ConnectionSettings.of(
                postgres.host(), postgres.port(), database, postgres.user(), postgres.password()));
    }

    /** Drops a database on which no session is open. */
    public static void drop(TestPostgres postgres, String database) {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop database " + database, e);
        }
    }
}
