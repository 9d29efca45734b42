package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.MigrationId;
import java.time.Duration;
import java.util.List;

/**
 * A migration that this run brought in.
 *
 * @param name the file's name
 * @param transactional false when it ran statement by statement
 */
public record AppliedMigration(MigrationId id, String name, int statements, Duration elapsed, boolean transactional) {

    /** Such as {@code 2 applied}; empty for none. */
    static String count(List<AppliedMigration> applied) {
        return applied.isEmpty() ? "" : applied.size() + " applied";
    }
}
