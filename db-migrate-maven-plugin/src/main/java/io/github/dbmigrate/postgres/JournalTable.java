package io.github.dbmigrate.postgres;

import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.schema.CatalogScope;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The journal beside the changelog. Rows are added and read; there is no statement here that changes one. */
public final class JournalTable {

    private static final String COLUMNS =
            "event, id, description, checksum, started_at, ended_at, goal, database_user, "
                    + "host, version, service, position, statement, error, fingerprint";

    private final String table;

    public JournalTable(CatalogScope scope) {
        this.table = Sql.qualified(scope.managedNamespace(), scope.journal());
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
        return "INSERT INTO " + table + " (" + COLUMNS + ") VALUES ("
                + Stream.of(
                                entry.event().label(),
                                entry.id().number().toPlainString(),
                                entry.description(),
                                entry.checksum(),
                                entry.startedAt().toString(),
                                entry.endedAt().toString(),
                                entry.goal(),
                                entry.databaseUser(),
                                entry.host(),
                                entry.version(),
                                entry.service(),
                                String.valueOf(entry.position()),
                                withoutNul(entry.statement()),
                                withoutNul(entry.error()),
                                entry.fingerprint())
                        .map(JournalTable::literal)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    // Each takes the type of its column.
    private static String literal(@Nullable String value) {
        return value == null ? "NULL" : Sql.literal(value);
    }

    /** All rows in the order in which they were written. */
    public List<JournalEntry> list(Connection connection) throws SQLException {
        String sql = "SELECT sequence, " + COLUMNS + " FROM " + table + " ORDER BY sequence";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<JournalEntry> entries = new ArrayList<>();
            while (rows.next()) {
                entries.add(entry(rows));
            }
            return entries;
        }
    }

    // By number: the driver looks a name up for each row.
    private static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                row.getLong(1),
                JournalEvent.of(row.getString(2)),
                new MigrationId(new BigDecimal(row.getString(3))),
                row.getString(4),
                row.getString(5),
                instant(row, 6),
                instant(row, 7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getInt(13),
                row.getString(14),
                row.getString(15),
                row.getString(16));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
