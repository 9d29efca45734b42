package io.github.dbmigrate.postgres;

import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.migration.MigrationId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The journal's rows as they come from the server, in the order of {@link #COLUMNS}. */
final class JournalRows {

    /** Behind the sequence number. */
    static final String COLUMNS = "event, id, description, checksum, started_at, ended_at, goal, database_user, "
            + "host, version, service, position, statement, error, fingerprint";

    // A number is read in a fraction of the time that a written date takes, and a journal has two of them a row.
    static final String SELECTED = "SELECT sequence, "
            + COLUMNS.replace("started_at", micros("started_at")).replace("ended_at", micros("ended_at"))
            + " FROM ";

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long NANOS_A_MICRO = 1_000;

    private final RepeatedText event = new RepeatedText(2);
    private final RepeatedText goal = new RepeatedText(8);
    private final RepeatedText user = new RepeatedText(9);
    private final RepeatedText host = new RepeatedText(10);
    private final RepeatedText version = new RepeatedText(11);
    private final RepeatedText service = new RepeatedText(12);

    List<JournalEntry> all(ResultSet rows) throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        while (rows.next()) {
            entries.add(entry(rows));
        }
        return entries;
    }

    // By number: the driver looks a name up for each row.
    private JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                row.getLong(1),
                JournalEvent.of(event.of(row)),
                new MigrationId(new BigDecimal(row.getString(3))),
                row.getString(4),
                row.getString(5),
                instant(row.getLong(6)),
                instant(row.getLong(7)),
                goal.of(row),
                user.of(row),
                host.of(row),
                version.of(row),
                service.of(row),
                row.getInt(13),
                row.getString(14),
                row.getString(15),
                row.getString(16));
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_A_SECOND), Math.floorMod(micros, MICROS_A_SECOND) * NANOS_A_MICRO);
    }

    // PostgreSQL keeps microseconds; from 14 on their number is exact.
    private static String micros(String column) {
        return "(extract(epoch FROM " + column + ") * 1000000)::bigint";
    }
}
