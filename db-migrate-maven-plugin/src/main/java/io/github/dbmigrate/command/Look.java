package io.github.dbmigrate.command;

import io.github.dbmigrate.history.Diagnosis;
import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.schema.SchemaMark;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One look at a target database beside a migrations directory, its schema included. Reads only. While the files are waited for and both are laid
 * beside each other here, the server makes the stamp of its catalog. Until it is closed the session is nobody else's.
 */
final class Look implements AutoCloseable {

    private final TargetDatabase target;
    private final @Nullable Beside<String> stamp;
    private final BookkeepingRows rows;
    private final Diagnosis beside;

    private Look(TargetDatabase target, @Nullable Beside<String> stamp, BookkeepingRows rows, Diagnosis beside) {
        this.target = target;
        this.stamp = stamp;
        this.rows = rows;
        this.beside = beside;
    }

    /**
     * Looks. Problems: {@code CHANGELOG_UNREADABLE} and those of the session.
     *
     * @param directory the migrations, which may still be on their way
     */
    static Look at(Service service, Supplier<MigrationsDirectory> directory, TargetDatabase target) {
        BookkeepingRows rows = target.readBookkeeping();
        Beside<String> stamp = hasMark(rows) ? Beside.begin("stamp", target.session()::catalogStamp) : null;
        try {
            return new Look(target, stamp, rows, Diagnoses.beside(service, directory.get(), rows));
        } catch (RuntimeException e) {
            end(stamp);
            throw e;
        }
    }

    private static boolean hasMark(BookkeepingRows rows) {
        List<JournalEntry> journal = rows.journal();
        // The last row nearly always, and never all of a long one.
        for (int at = journal.size() - 1; rows.hasChangelog() && at >= 0; at--) {
            if (journal.get(at).fingerprint() != null) {
                return true;
            }
        }
        return false;
    }

    History history() {
        return beside.history();
    }

    /** Without drift, see {@link #withDrift()}. Asks what else is in a database that has no changelog. */
    Diagnosis diagnosis() {
        return Diagnoses.withForeignObjects(beside, target, rows);
    }

    /** True when there is no drift to be told, and the catalog need not be read to know that. */
    boolean isUntouched() {
        SchemaMark last = mark();
        return last == null || isUntouched(last);
    }

    /**
     * With the drift against the mark that the journal last wrote down; none where there is no mark to go by, or one that was
     * taken in another way. Reads the catalog only where something was defined since.
     */
    Diagnosis withDrift() {
        SchemaMark last = mark();
        return last != null && hasChanged(last) ? diagnosis().with(new Finding.Drifted(List.of())) : diagnosis();
    }

    private @Nullable SchemaMark mark() {
        SchemaMark last = history().lastMark().orElse(null);
        return last != null && last.isComparable() ? last : null;
    }

    private boolean hasChanged(SchemaMark last) {
        return !isUntouched(last)
                && !last.fingerprint().equals(Diagnoses.mark(target).fingerprint());
    }

    private boolean isUntouched(SchemaMark last) {
        return last.stamp() != null && last.stamp().equals(stampNow());
    }

    private String stampNow() {
        return stamp == null ? target.session().catalogStamp() : stamp.resultOr(target.session()::catalogStamp);
    }

    @Override
    public void close() {
        end(stamp);
    }

    private static void end(@Nullable Beside<String> stamp) {
        if (stamp != null) {
            stamp.end();
        }
    }
}
