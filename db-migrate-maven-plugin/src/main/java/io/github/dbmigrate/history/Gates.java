package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every gate makes of the findings: one problem a kind, in the order in which they are told. */
public final class Gates {

    private Gates() {}

    /** All findings as problems for somebody who only looks; a run that was cut off is none, the next one continues it. */
    public static List<Problem> problems(Diagnosis diagnosis, Commands commands) {
        // Nearly always; then nothing that tells of it need be loaded.
        return diagnosis.findings().isEmpty()
                ? List.of()
                : problems(diagnosis, new Obstacles(commands, "deploy", "a deploy would stop", false), null);
    }

    static List<Problem> problems(Diagnosis diagnosis, Obstacles obstacles, @Nullable MigrationId resume) {
        // Held against another service's changelog, no migration of this one is pending, missing or out of order.
        if (diagnosis.has(Finding.OwnedByAnother.class)) {
            return diagnosis.all(Finding.OwnedByAnother.class).stream()
                    .map(obstacles::owned)
                    .toList();
        }
        List<Problem> problems = new ArrayList<>();
        MigrationObstacles migrations = obstacles.ofMigrations();
        diagnosis.all(Finding.DirectoryDamaged.class).forEach(damaged -> problems.add(damaged.problem()));
        diagnosis.all(Finding.NotEmpty.class).forEach(foreign -> problems.add(obstacles.notEmpty(foreign, diagnosis)));
        List<MigrationRecord> failed = migrations(diagnosis, Finding.Failed.class, Finding.Failed::migration).stream()
                .filter(migration -> !migration.resumable() && !migration.id().equals(resume))
                .toList();
        if (!failed.isEmpty()) {
            problems.add(migrations.failed(failed));
        }
        if (diagnosis.has(Finding.Edited.class)) {
            problems.add(migrations.edited(migrations(diagnosis, Finding.Edited.class, Finding.Edited::migration)));
        }
        if (diagnosis.has(Finding.Missing.class)) {
            problems.add(migrations.missing(migrations(diagnosis, Finding.Missing.class, Finding.Missing::migration)));
        }
        if (diagnosis.has(Finding.OutOfOrder.class)) {
            problems.add(migrations.outOfOrder(diagnosis.all(Finding.OutOfOrder.class)));
        }
        diagnosis.all(Finding.ReplayBroken.class).forEach(broken -> problems.add(broken.problem()));
        diagnosis.all(Finding.Drifted.class).forEach(drift -> problems.add(obstacles.drifted(drift)));
        return problems;
    }

    private static <F extends Finding> List<MigrationRecord> migrations(
            Diagnosis diagnosis, Class<F> kind, Function<F, MigrationRecord> migration) {
        return diagnosis.all(kind).stream().map(migration).toList();
    }
}
