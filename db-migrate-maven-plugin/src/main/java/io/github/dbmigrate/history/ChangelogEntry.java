package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;

/**
 * A row of MyBatis' changelog table: one applied migration.
 *
 * @param appliedAt as MyBatis wrote it, a text such as {@code 2026-11-22 10:15:00}
 */
public record ChangelogEntry(MigrationId id, String appliedAt, String description) {}
