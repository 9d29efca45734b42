package io.github.dbmigrate.command;

import io.github.dbmigrate.history.Diagnosis;
import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.History;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.SchemaMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays a target database beside a migrations directory. Reads only. */
final class Diagnoses {

    private Diagnoses() {}

    static History history(MigrationsDirectory directory, TargetDatabase target) {
        return history(directory, target.readBookkeeping());
    }

    private static History history(MigrationsDirectory directory, BookkeepingRows rows) {
        return History.of(directory.migrations(), rows.changelog(), rows.journal());
    }

    /** With the directory's own state: what deploy and status go by. */
    static Diagnosis strict(Service service, MigrationsDirectory directory, TargetDatabase target) {
        return strict(service, directory, target, target.readBookkeeping());
    }

    private static Diagnosis strict(
            Service service, MigrationsDirectory directory, TargetDatabase target, BookkeepingRows rows) {
        return withForeignObjects(beside(service, directory, rows), target, rows);
    }

    /** As {@link #strict(Service, MigrationsDirectory, TargetDatabase)} of rows that were read, without asking the target anything. */
    static Diagnosis beside(Service service, MigrationsDirectory directory, BookkeepingRows rows) {
        return of(service, directory, rows, directory.problems(), directory.sumProblem());
    }

    /**
     * With what dev cannot mend itself: it makes a missing directory, and signs again what is not applied yet. A broken
     * sum file stays a problem, because it is most often an unfinished merge.
     */
    static Diagnosis lenient(Service service, MigrationsDirectory directory, TargetDatabase target) {
        List<Problem> ofFiles = directory.problems().stream()
                .filter(problem -> problem.code() != ProblemCode.DIRECTORY_MISSING)
                .toList();
        Optional<Problem> ofSum = directory.sumProblem().filter(problem -> problem.code() == ProblemCode.SUM_INVALID);
        BookkeepingRows rows = target.readBookkeeping();
        return withForeignObjects(of(service, directory, rows, ofFiles, ofSum), target, rows);
    }

    private static Diagnosis of(
            Service service,
            MigrationsDirectory directory,
            BookkeepingRows rows,
            List<Problem> ofFiles,
            Optional<Problem> ofSum) {
        List<Problem> problems = new ArrayList<>(ofFiles);
        ofSum.ifPresent(problems::add);
        Diagnosis diagnosis = Diagnosis.of(history(directory, rows), service.names(), problems);
        // A file that cannot be read is not a file that is missing.
        return ofFiles.isEmpty() ? diagnosis : diagnosis.without(Finding.Missing.class);
    }

    /** With whether the target holds anything of others where it has no changelog. */
    static Diagnosis withForeignObjects(Diagnosis told, TargetDatabase target, BookkeepingRows rows) {
        return !rows.hasChangelog() && target.hasForeignObjects() ? told.with(new Finding.NotEmpty(List.of())) : told;
    }

    /** The schema as it is now. */
    static SchemaMark mark(TargetDatabase target) {
        return target.session().readMark(target.scope());
    }

    /**
     * True when the target is known to have this schema without reading it: nothing was defined in it since the journal's last
     * mark, and that is the schema's. False where that cannot be told.
     */
    static boolean isAsMarked(History history, TargetDatabase target, Catalog expected) {
        return history.lastMark()
                .filter(mark -> isUntouched(mark, target))
                .filter(mark -> mark.isOf(expected, target.scope()))
                .isPresent();
    }

    private static boolean isUntouched(SchemaMark last, TargetDatabase target) {
        return last.stamp() != null && last.stamp().equals(target.session().catalogStamp());
    }
}
