/**
 * Reads the catalog model from PostgreSQL 14 to 18 by set-based queries, one file a group of kinds, in one round trip.
 * Knows the system catalogs; decides nothing about differences.
 */
@NullMarked
package io.github.dbmigrate.postgres.catalog;

import org.jspecify.annotations.NullMarked;
