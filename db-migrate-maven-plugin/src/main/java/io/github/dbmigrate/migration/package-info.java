/**
 * Migrations as values: id, script, checksum, the migrations directory and its sum file. Knows files, and nothing of
 * databases, of what was applied, or of SQL beyond MyBatis' own script markers.
 */
@NullMarked
package io.github.dbmigrate.migration;

import org.jspecify.annotations.NullMarked;
