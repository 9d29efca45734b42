package io.github.dbmigrate.migration;

import org.jspecify.annotations.Nullable;

/**
 * The text of a migration in its parts.
 *
 * @param up what brings the migration in
 * @param down what takes it back, or null when the file has no {@code -- //@UNDO}
 * @param directives what its leading comments ask for
 */
public record MigrationScript(
        Migration migration, ScriptPart up, @Nullable ScriptPart down, Directives directives) {}
