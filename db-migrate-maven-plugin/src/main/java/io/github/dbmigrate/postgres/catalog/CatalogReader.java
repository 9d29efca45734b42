package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.SchemaMark;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Reads a database's catalog. Inside an open transaction it sees what that transaction did and puts the session's settings
 * back; otherwise it reads in a REPEATABLE READ READ ONLY transaction of its own. Serves PostgreSQL 14 to 18.
 */
public final class CatalogReader {

    /** How long reading waits for a lock; who waits for one in a script's transaction does it under the script's times. */
    public static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    private CatalogReader() {}

    /** The connection stays open and keeps its autocommit mode. */
    public static Catalog read(Connection connection, CatalogScope scope) throws SQLException {
        return inTransaction(connection, scope, Reading::catalog);
    }

    /** What the journal keeps of the schema, without the whole of it in memory; the connection as with {@link #read}. */
    public static SchemaMark mark(Connection connection, CatalogScope scope) throws SQLException {
        return inTransaction(connection, scope, Reading::mark);
    }

    private interface Look<T> {
        T at(Reading reading) throws SQLException;
    }

    private static <T> T inTransaction(Connection connection, CatalogScope scope, Look<T> look) throws SQLException {
        return inTransaction(connection) ? readWithin(connection, scope, look) : readAlone(connection, scope, look);
    }

    private static boolean inTransaction(Connection connection) throws SQLException {
        return !connection.getAutoCommit()
                || connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    private static <T> T readAlone(Connection connection, CatalogScope scope, Look<T> look) throws SQLException {
        try {
            // PostgreSQL's printing functions open what they print, and wait for whoever holds it exclusively.
            execute(
                    connection,
                    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout TO "
                            + LOCK_TIMEOUT.toMillis() + "; " + SessionSettings.forReading());
            return look.at(new Reading(connection, scope));
        } finally {
            execute(connection, "ROLLBACK");
        }
    }

    private static <T> T readWithin(Connection connection, CatalogScope scope, Look<T> look) throws SQLException {
        SessionSettings settings = SessionSettings.apply(connection);
        Reading reading = new Reading(connection, scope);
        T seen = look.at(reading);
        // Not in a finally: a failed statement has ended the transaction, and its rollback puts the settings back.
        reading.close();
        settings.restore();
        return seen;
    }

    /** For long queries: the driver does not look through each letter for what JDBC writes in braces. */
    static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
