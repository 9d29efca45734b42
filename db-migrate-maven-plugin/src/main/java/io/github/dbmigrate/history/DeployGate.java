package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
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
        Diagnosis counted = stopAtDrift ? diagnosis : diagnosis.without(Finding.Drifted.class);
        return obstacles.together(Gates.problems(counted, obstacles, resume));
    }
}
