package io.github.dbmigrate.command;

import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.migration.IdMatch;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Commands;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the migrations that people name by number, name or file name. */
final class Ids {

    private Ids() {}

    /** Among those of a history that a condition holds for. Problem {@code MIGRATION_UNKNOWN} with the closest. */
    static MigrationRecord find(
            History history,
            Predicate<MigrationRecord> among,
            String given,
            Commands commands,
            String goal,
            String parameter) {
        IdMatch match = new IdMatch(history.records().stream()
                .filter(among)
                .map(record -> new IdMatch.Known(record.id(), record.description()))
                .toList());
        MigrationId id = match.find(given, commands.goal(goal, parameter + "="));
        return history.find(id).orElseThrow();
    }

    /** The id that a goal's optional parameter names among the files; null when it is not given. */
    static @Nullable MigrationId optional(
            History history, @Nullable String given, Commands commands, String goal, String parameter) {
        return given == null
                ? null
                : find(history, record -> record.file() != null, given, commands, goal, parameter)
                        .id();
    }
}
