package io.github.dbmigrate.history;

import java.time.Instant;
import java.util.Set;
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
 * @param inDoubt whether only a person can tell what the statement did
 */
public record Failure(
        Instant at,
        String by,
        int position,
        @Nullable String checksum,
        @Nullable String statement,
        @Nullable String error,
        boolean inDoubt) {

    private static final Set<String> PASSING = Set.of(
            "08", "53", "58", "40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "25P03", "25P04", "25006");

    static Failure of(JournalEntry row, int position) {
        return new Failure(
                row.endedAt(),
                row.databaseUser() + "@" + row.host(),
                position,
                row.checksum(),
                row.event() == JournalEvent.STEP ? null : row.statement(),
                row.error(),
                row.event() == JournalEvent.IN_DOUBT);
    }

    /**
     * True when the same script may get through the next time, because what stopped it passes: others in the way, a
     * cancel or a timeout, a server that ended or was out of space, or no word at all.
     */
    public boolean passing() {
        return !inDoubt && (error == null || passes(error));
    }

    /** The same of a message that begins with its SQLSTATE; the classes are those of the manual's appendix A. */
    public static boolean passes(String error) {
        String state = error.length() < 5 ? "" : error.substring(0, 5);
        return PASSING.contains(state) || PASSING.contains(state.length() < 2 ? "" : state.substring(0, 2));
    }

    /** True when the run ended without a word: killed, crashed, or still at it. */
    public boolean cutOff() {
        return error == null;
    }
}
