package io.github.dbmigrate.history;

import org.jspecify.annotations.Nullable;

/**
 * What the journal tells of one migration: its rows in order, a later one overruling an earlier.
 *
 * @param applied the row that brought it in, unless a later one took it out
 * @param midway the last row of a run that began statement by statement and did not get to its end
 * @param failure the last failure since it was last brought in or taken out
 */
record Past(
        @Nullable JournalEntry applied,
        @Nullable JournalEntry midway,
        int position,
        @Nullable JournalEntry failure,
        boolean rolledBack) {

    static final Past NONE = new Past(null, null, 0, null, false);

    /** @param row the next one */
    Past then(JournalEntry row) {
        return switch (row.event()) {
            case STARTED, RUNNING, STEP -> new Past(applied, row, Math.max(position, row.position()), failure, false);
            case FAILED -> failed(row);
            case IN_DOUBT -> new Past(applied, row, Math.max(position, row.position()), row, false);
            case APPLIED, RESOLVED_APPLIED, BASELINED, SQUASHED -> new Past(row, null, 0, null, false);
            case UNDO_RUNNING, UNDO_STEP -> this;
            case UNDONE -> NONE;
            case RESOLVED_ROLLED_BACK -> new Past(null, null, 0, null, true);
        };
    }

    // A script in one transaction writes no STARTED row and leaves nothing behind; one that failed at its first
    // statement left nothing behind either. Both are simply pending again.
    private Past failed(JournalEntry row) {
        int reached = midway == null ? 0 : Math.max(position, row.position());
        return new Past(applied, reached == 0 ? null : row, reached, row, rolledBack && reached == 0);
    }
}
