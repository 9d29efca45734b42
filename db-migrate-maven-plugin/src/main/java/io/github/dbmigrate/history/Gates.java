package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every gate makes of failed, edited and missing migrations. */
final class Gates {

    private Gates() {}

    static List<Problem> ofMigrations(Diagnosis diagnosis, Obstacles obstacles, @Nullable MigrationId resume) {
        List<Problem> problems = new ArrayList<>();
        List<MigrationRecord> failed = diagnosis.all(Finding.Failed.class).stream()
                .map(Finding.Failed::migration)
                .filter(migration -> !migration.resumable() && !migration.id().equals(resume))
                .toList();
        if (!failed.isEmpty()) {
            problems.add(obstacles.failed(failed));
        }
        List<MigrationRecord> edited = diagnosis.all(Finding.Edited.class).stream()
                .map(Finding.Edited::migration)
                .toList();
        if (!edited.isEmpty()) {
            problems.add(obstacles.edited(edited));
        }
        List<MigrationRecord> missing = diagnosis.all(Finding.Missing.class).stream()
                .map(Finding.Missing::migration)
                .toList();
        if (!missing.isEmpty()) {
            problems.add(obstacles.missing(missing));
        }
        return problems;
    }
}
