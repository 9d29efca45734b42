package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.history.Failure;
import io.github.dbmigrate.history.JournalEntry;

/** Whether a statement that runs outside a transaction was begun before, and whether anybody heard of its end. */
enum Begun {
    NO,
    UNHEARD,
    /** PostgreSQL refused it, or a person was asked and let the run go on. */
    HEARD;

    Begun then(JournalEntry row, int position) {
        return switch (row.event()) {
            case STARTED -> this;
            case RUNNING -> row.position() == position ? UNHEARD : NO;
            case IN_DOUBT -> this == UNHEARD ? HEARD : this;
            case FAILED -> this == UNHEARD && !passed(row) ? HEARD : this;
            case STEP, APPLIED, UNDONE, RESOLVED_APPLIED, RESOLVED_ROLLED_BACK, BASELINED, SQUASHED -> NO;
        };
    }

    private static boolean passed(JournalEntry row) {
        String error = row.error();
        return error == null || Failure.passes(error);
    }
}
