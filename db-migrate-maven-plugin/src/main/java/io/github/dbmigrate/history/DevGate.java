package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides from a diagnosis whether dev may go on with a development database. Drift stops it; a migration that was
 * overtaken does not, because branches meet in a development database first.
 *
 * @param resume a failed migration that a person lets go on, or null
 * @param embedded whether it is the checkout's own database, so that rebuilding it is a way out whatever it holds
 */
public record DevGate(@Nullable MigrationId resume, boolean embedded) {

    /** All that stops it, as one problem; empty when nothing does. */
    public Optional<Problem> obstacle(Diagnosis diagnosis, Commands commands) {
        Obstacles obstacles = new Obstacles(commands, "dev", "nothing was changed", true);
        Diagnosis counted = diagnosis.without(Finding.OutOfOrder.class);
        boolean rebuildable = embedded || !diagnosis.has(Finding.NotEmpty.class);
        return (rebuildable ? obstacles : obstacles.withoutReset())
                .together(Gates.problems(counted, obstacles, resume));
    }
}
