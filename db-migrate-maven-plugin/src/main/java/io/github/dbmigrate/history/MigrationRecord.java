package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationId;
import org.jspecify.annotations.Nullable;

/**
 * One migration as directory, changelog and journal tell it together.
 *
 * @param description of the file; of the changelog or the journal where there is no file
 * @param file null when the directory has none of this id
 * @param application how it came into the database; null when it is not in
 * @param failure its last failure since it was last applied or resolved; null when there is none
 * @param rolledBack whether the last word on it is a person's: rolled back
 */
public record MigrationRecord(
        MigrationId id,
        String description,
        @Nullable Migration file,
        MigrationState state,
        @Nullable Application application,
        @Nullable Failure failure,
        boolean rolledBack) {

    /** The file's name, or id and description where there is no file. */
    public String name() {
        return file == null ? id + "_" + description.replace(' ', '_') : file.fileName();
    }

    /**
     * True for a failed one that the next run may continue unasked: what stopped it passes, and the file is the one that
     * ran.
     */
    public boolean resumable() {
        return state == MigrationState.FAILED
                && file != null
                && failure != null
                && failure.passing()
                && file.checksum().hex().equals(failure.checksum());
    }

    /** False where the file is gone, or holds another text than the one that was applied or that failed. */
    public boolean isTextThatRan() {
        if (file == null) {
            return false;
        }
        JournalEntry journal = application == null ? null : application.journal();
        String ran = journal != null ? journal.checksum() : failure == null ? null : failure.checksum();
        return ran == null || ran.equals(file.checksum().hex());
    }

    /** Statements of its script that are already in; 0 for all but a failed one. */
    public int position() {
        return state == MigrationState.FAILED && failure != null ? failure.position() : 0;
    }
}
