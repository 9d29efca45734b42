package io.github.dbmigrate.postgres;

import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.schema.CatalogScope;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
        String sql = "INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, entry.event().label());
            insert.setBigDecimal(2, entry.id().number());
            insert.setString(3, entry.description());
            insert.setString(4, entry.checksum());
            insert.setObject(5, utc(entry.startedAt()));
            insert.setObject(6, utc(entry.endedAt()));
            insert.setString(7, entry.goal());
            insert.setString(8, entry.databaseUser());
            insert.setString(9, entry.host());
            insert.setString(10, entry.version());
            insert.setString(11, entry.service());
            insert.setInt(12, entry.position());
            insert.setString(13, withoutNul(entry.statement()));
            insert.setString(14, withoutNul(entry.error()));
            insert.setString(15, entry.fingerprint());
            insert.executeUpdate();
        }
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
