package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationId;
import org.jspecify.annotations.Nullable;

/** What directory, changelog and journal hold of one id, while it is being gathered. */
final class Traces implements Comparable<Traces> {

    private final MigrationId id;
    private @Nullable Migration file;
    private @Nullable ChangelogEntry row;
    private @Nullable JournalEntry last;
    private Past past = Past.NONE;
    private boolean toldApplied;

    Traces(MigrationId id) {
        this.id = id;
    }

    MigrationId id() {
        return id;
    }

    boolean isApplied() {
        return row != null;
    }

    /** True when the journal tells the same as the changelog of whether it is in. */
    boolean agree() {
        return toldApplied == isApplied();
    }

    void add(Migration found) {
        file = file == null ? found : file;
    }

    void add(ChangelogEntry found) {
        row = row == null ? found : row;
    }

    /** @param found behind all that were added before */
    void add(JournalEntry found) {
        past = past.then(found);
        last = found;
        switch (found.event()) {
            case APPLIED, RESOLVED_APPLIED, BASELINED, SQUASHED -> toldApplied = true;
            case UNDONE, RESOLVED_ROLLED_BACK -> toldApplied = false;
            case STARTED, RUNNING, STEP, UNDO_RUNNING, UNDO_STEP, FAILED, IN_DOUBT -> {}
        }
    }

    /** @param highest the highest id in the changelog */
    MigrationRecord record(@Nullable MigrationId highest) {
        JournalEntry failed = past.midway() == null ? past.failure() : past.midway();
        return new MigrationRecord(
                id,
                description(),
                file,
                row == null ? whenNotIn(highest) : whenIn(),
                row == null ? null : new Application(row, past.applied()),
                failed == null ? null : Failure.of(failed, past.position()),
                past.rolledBack() && row == null);
    }

    private MigrationState whenIn() {
        if (file == null) {
            return MigrationState.MISSING;
        }
        String ran = past.applied() == null ? null : past.applied().checksum();
        return ran == null || ran.equals(file.checksum().hex()) ? MigrationState.APPLIED : MigrationState.EDITED;
    }

    private MigrationState whenNotIn(@Nullable MigrationId highest) {
        if (past.midway() != null) {
            return MigrationState.FAILED;
        }
        boolean overtaken = file != null && highest != null && id.compareTo(highest) < 0;
        return overtaken ? MigrationState.OUT_OF_ORDER : MigrationState.PENDING;
    }

    private String description() {
        if (file != null) {
            return file.description();
        }
        if (row != null) {
            return row.description();
        }
        return last == null ? "" : last.description();
    }

    @Override
    public int compareTo(Traces other) {
        return id.compareTo(other.id);
    }
}
