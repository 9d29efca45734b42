package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.history.Failure;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.history.JournalEvent;

/** Whether a statement that runs outside a transaction was begun before, and whether anybody heard of its end. */
enum Begun {
    NO,
    UNHEARD,
    /** PostgreSQL refused it, or a person was asked and let the run go on. */
    HEARD;

    /**
     * With the next row of the migration.
     *
     * @param position of the statement before it, in the half that runs
     */
    Begun then(JournalEntry row, Direction direction, int position) {
        JournalEvent running = direction == Direction.UP ? JournalEvent.RUNNING : JournalEvent.UNDO_RUNNING;
        return switch (row.event()) {
            case STARTED -> this;
            case RUNNING, UNDO_RUNNING -> row.event() == running && row.position() == position ? UNHEARD : NO;
            case IN_DOUBT -> this == UNHEARD ? HEARD : this;
            case FAILED -> this == UNHEARD && !passed(row) ? HEARD : this;
            case STEP, UNDO_STEP, APPLIED, UNDONE, RESOLVED_APPLIED, RESOLVED_ROLLED_BACK, BASELINED, SQUASHED -> NO;
        };
    }

    private static boolean passed(JournalEntry row) {
        String error = row.error();
        return error == null || Failure.passes(error);
    }
}
