package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides from a diagnosis whether pending migrations may be applied to a database that matters. Whatever is wrong stops
 * it before anything runs; only drift is told and passed, unless it is to stop.
 *
 * @param stopAtDrift whether drift stops it too
 * @param resume a failed migration that a person lets go on, or null
 */
public record DeployGate(boolean stopAtDrift, @Nullable MigrationId resume) {

    /** All that stops it, as one problem; empty when nothing does. */
    public Optional<Problem> obstacle(Diagnosis diagnosis, Commands commands) {
        Obstacles obstacles = new Obstacles(commands, "deploy", "nothing was applied", false);
        List<Problem> problems = new ArrayList<>();
        for (Finding.OwnedByAnother owned : diagnosis.all(Finding.OwnedByAnother.class)) {
            problems.add(obstacles.owned(owned));
        }
        diagnosis.all(Finding.DirectoryDamaged.class).forEach(damaged -> problems.add(damaged.problem()));
        if (diagnosis.has(Finding.NotEmpty.class)) {
            problems.add(obstacles.notEmpty(diagnosis));
        }
        problems.addAll(Gates.ofMigrations(diagnosis, obstacles, resume));
        List<Finding.OutOfOrder> overtaken = diagnosis.all(Finding.OutOfOrder.class);
        if (!overtaken.isEmpty()) {
            problems.add(obstacles.outOfOrder(overtaken));
        }
        if (stopAtDrift) {
            diagnosis.all(Finding.Drifted.class).forEach(drift -> problems.add(obstacles.drifted(drift)));
        }
        return obstacles.together(problems);
    }
}
