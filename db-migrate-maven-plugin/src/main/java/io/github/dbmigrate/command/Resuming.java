package io.github.dbmigrate.command;

import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** A person's word that a failed migration may go on. */
final class Resuming {

    private Resuming() {}

    /** The id that was given; null when none was. Problem {@code PARAMETER_INVALID} when it has not failed. */
    static @Nullable MigrationId of(@Nullable String given, History history, Commands commands, String goal) {
        if (given == null) {
            return null;
        }
        MigrationRecord record = Ids.find(history, known -> known.file() != null, given, commands, goal, "resume");
        if (record.state() != MigrationState.FAILED) {
            throw Problem.of(
                            ProblemCode.PARAMETER_INVALID,
                            record.name() + " is " + record.state().label()
                                    + "; only a failed migration can be resumed.")
                    .fact("parameter", "resume")
                    .remedy("Leave it out.", commands.goal(goal))
                    .exception();
        }
        return record.id();
    }
}
