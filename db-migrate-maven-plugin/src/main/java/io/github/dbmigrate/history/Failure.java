package io.github.dbmigrate.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last time a migration did not get through.
 *
 * @param at when
 * @param by such as {@code deployer@build-7}
 * @param position statements that are finished and committed; 0 when nothing was left behind
 * @param checksum of the script that was run; null where the journal does not tell
 * @param statement the statement that PostgreSQL refused, shortened; null when the run was cut off
 * @param error PostgreSQL's message with SQLSTATE; null when the run was cut off
 */
public record Failure(
        Instant at,
        String by,
        int position,
        @Nullable String checksum,
        @Nullable String statement,
        @Nullable String error) {

    static Failure of(JournalEntry row, int position) {
        return new Failure(
                row.endedAt(),
                row.databaseUser() + "@" + row.host(),
                position,
                row.checksum(),
                row.statement(),
                row.error());
    }

    /** True when the run ended without a word: killed, crashed, or still at it. */
    public boolean cutOff() {
        return error == null;
    }
}
