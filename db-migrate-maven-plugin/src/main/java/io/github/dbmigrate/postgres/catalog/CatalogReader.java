package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        return inTransaction(connection) ? readWithin(connection, scope) : readAlone(connection, scope);
    }

    private static boolean inTransaction(Connection connection) throws SQLException {
        return !connection.getAutoCommit()
                || connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    private static Catalog readAlone(Connection connection, CatalogScope scope) throws SQLException {
        execute(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        try {
            // PostgreSQL's printing functions open what they print, and wait for whoever holds it exclusively.
            execute(connection, "SET LOCAL lock_timeout TO " + LOCK_TIMEOUT.toMillis());
            SessionSettings.apply(connection);
            return assemble(connection, scope);
        } finally {
            execute(connection, "ROLLBACK");
        }
    }

    private static Catalog readWithin(Connection connection, CatalogScope scope) throws SQLException {
        SessionSettings settings = SessionSettings.apply(connection);
        Catalog catalog = assemble(connection, scope);
        // Not in a finally: a failed statement has ended the transaction, and its rollback puts the settings back.
        settings.restore();
        return catalog;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Catalog assemble(Connection connection, CatalogScope scope) throws SQLException {
        CatalogAssembly assembly = new CatalogAssembly();
        readDefaultOwners(connection, scope, assembly);
        readManagedTables(connection, scope, assembly);
        readObjects(connection, assembly);
        return assembly.catalog().withoutNamespaces(othersNamespaces(connection, scope));
    }

    /** Where another service's journal is: two services in one database do not see each other as drift. */
    private static Set<String> othersNamespaces(Connection connection, CatalogScope scope) throws SQLException {
        Set<String> others = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(CatalogQueries.text("others_namespaces"))) {
            statement.setString(1, scope.managedNamespace());
            statement.setString(2, scope.journal());
            each(statement.executeQuery(), row -> others.add(row.getString(1)));
        }
        return others;
    }

    private static void readDefaultOwners(Connection connection, CatalogScope scope, CatalogAssembly assembly)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CatalogQueries.text("default_owners"))) {
            statement.setString(1, scope.managedNamespace());
            statement.setString(2, scope.changelog());
            each(statement.executeQuery(), row -> assembly.defaultOwner(row.getString(1)));
        }
    }

    private static void readManagedTables(Connection connection, CatalogScope scope, CatalogAssembly assembly)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CatalogQueries.text("managed_tables"))) {
            statement.setString(1, scope.managedNamespace());
            statement.setString(2, scope.changelog());
            statement.setString(3, scope.journal());
            each(statement.executeQuery(), row -> assembly.managed(new Address(row.getLong(1), row.getLong(2), 0)));
        }
    }

    /** Sends all queries at once, so that a distant server costs one round trip. */
    private static void readObjects(Connection connection, CatalogAssembly assembly) throws SQLException {
        List<String> objects = CatalogQueries.objects(connection.getMetaData().getDatabaseMajorVersion());
        String all = String.join(
                ";\n",
                String.join(";\n", objects),
                CatalogQueries.text("privileges"),
                CatalogQueries.text("comments"),
                CatalogQueries.text("security_labels"),
                CatalogQueries.text("dependencies"));
        RowReader rows = new RowReader();
        try (Statement statement = connection.createStatement()) {
            statement.execute(all);
            for (int i = 0; i < objects.size(); i++) {
                each(statement.getResultSet(), row -> assembly.object(rows.object(row)));
                statement.getMoreResults();
            }
            each(
                    statement.getResultSet(),
                    row -> assembly.privileges(RowReader.address(row, 1), row.getString(4), RowReader.texts(row, 5)));
            statement.getMoreResults();
            each(
                    statement.getResultSet(),
                    row -> assembly.comment(RowReader.address(row, 1), row.getString(4), row.getString(5)));
            statement.getMoreResults();
            each(
                    statement.getResultSet(),
                    row -> assembly.label(RowReader.address(row, 1), row.getString(4), row.getString(5)));
            statement.getMoreResults();
            each(statement.getResultSet(), row -> assembly.dependency(RowReader.dependency(row)));
        }
    }

    private static void each(ResultSet rows, RowConsumer consumer) throws SQLException {
        try (rows) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        }
    }

    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }
}
