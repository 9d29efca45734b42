package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the journal; rows are only ever added.
 *
 * @param sequence the order in which rows were written; 0 for a row not yet written
 * @param checksum of the script as it was run, hexadecimal; null where no script was read
 * @param goal the goal that wrote it, such as {@code deploy}; a database with a row of {@code deploy} is never reset unasked
 * @param databaseUser the role of the session
 * @param host the client's host name
 * @param version of db-migrate
 * @param service the module's folder name
 * @param position statements of the script that are finished and committed; 0 when none or not counted
 * @param statement the failing statement's text, shortened; of a step, a hash of the statements that are finished; else null
 * @param error PostgreSQL's message with SQLSTATE; null when nothing failed
 * @param fingerprint of the schema afterwards; null when it was not taken
 */
public record JournalEntry(
        long sequence,
        JournalEvent event,
        MigrationId id,
        String description,
        @Nullable String checksum,
        Instant startedAt,
        Instant endedAt,
        String goal,
        String databaseUser,
        String host,
        String version,
        String service,
        int position,
        @Nullable String statement,
        @Nullable String error,
        @Nullable String fingerprint) {

    /** A row that tells of a person's word and not of a run. */
    public static JournalEntry ofWord(
            JournalEvent event,
            MigrationId id,
            String description,
            @Nullable String checksum,
            Instant at,
            String goal,
            String databaseUser,
            String host,
            String version,
            String service,
            @Nullable String fingerprint) {
        return new JournalEntry(
                0,
                event,
                id,
                description,
                checksum,
                at,
                at,
                goal,
                databaseUser,
                host,
                version,
                service,
                0,
                null,
                null,
                fingerprint);
    }
}
