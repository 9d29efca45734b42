/**
 * Migrations as values: id, script, checksum, the migrations directory and its sum file. Knows files, and nothing of
 * databases and of what was applied; of SQL it knows MyBatis' markers, and what {@code sql} splits.
 */
@NullMarked
package io.github.dbmigrate.migration;

import org.jspecify.annotations.NullMarked;
