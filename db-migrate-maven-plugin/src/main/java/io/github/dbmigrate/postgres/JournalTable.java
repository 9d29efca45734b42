package io.github.dbmigrate.postgres;

import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.schema.CatalogScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal beside the changelog. Rows are added and read; there is no statement here that changes one. */
public final class JournalTable {

    private static final String BETWEEN = ", ";
    private static final int LONGEST_USUAL = 800;

    private final String table;
    private final String insert;

    public JournalTable(CatalogScope scope) {
        this.table = Sql.qualified(scope.managedNamespace(), scope.journal());
        this.insert = "INSERT INTO " + table + " (" + JournalRows.COLUMNS + ") VALUES (";
    }

    /** Quoted and qualified. */
    String name() {
        return table;
    }

    String createStatement() {
        return """
                CREATE TABLE %s (
                    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    event text NOT NULL,
                    id numeric(20,0) NOT NULL,
                    description text NOT NULL,
                    checksum text,
                    started_at timestamp with time zone NOT NULL,
                    ended_at timestamp with time zone NOT NULL,
                    goal text NOT NULL,
                    database_user text NOT NULL,
                    host text NOT NULL,
                    version text NOT NULL,
                    service text NOT NULL,
                    position integer NOT NULL,
                    statement text,
                    error text,
                    fingerprint text
                )""".formatted(table);
    }

    /** Adds a row on a connection, in its transaction if it has one; the row's own sequence number is not used. */
    public void append(Connection connection, JournalEntry entry) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(DriverText.of(insert(entry)));
        }
    }

    /** The statement that adds a row. */
    public String insert(JournalEntry entry) {
        StringBuilder sql = new StringBuilder(LONGEST_USUAL).append(insert);
        literal(sql, entry.event().label());
        literal(sql, entry.id().number().toPlainString());
        literal(sql, entry.description());
        literal(sql, entry.checksum());
        literal(sql, entry.startedAt().toString());
        literal(sql, entry.endedAt().toString());
        literal(sql, entry.goal());
        literal(sql, entry.databaseUser());
        literal(sql, entry.host());
        literal(sql, entry.version());
        literal(sql, entry.service());
        literal(sql, String.valueOf(entry.position()));
        literal(sql, withoutNul(entry.statement()));
        literal(sql, withoutNul(entry.error()));
        literal(sql, entry.fingerprint());
        sql.setLength(sql.length() - BETWEEN.length());
        return sql.append(')').toString();
    }

    // Each takes the type of its column.
    private static void literal(StringBuilder sql, @Nullable String value) {
        sql.append(value == null ? "NULL" : Sql.literal(value)).append(BETWEEN);
    }

    /** All rows in the order in which they were written. */
    public List<JournalEntry> list(Connection connection) throws SQLException {
        String sql = JournalRows.SELECTED + table + " ORDER BY sequence";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return new JournalRows().all(rows);
        }
    }

    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
