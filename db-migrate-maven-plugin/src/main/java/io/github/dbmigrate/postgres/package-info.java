/**
 * PostgreSQL over JDBC: connection settings, sessions, catalog queries, changelog, journal, lock, timeouts, and
 * SQL errors turned into problems. The one place where names are quoted into SQL.
 */
@NullMarked
package io.github.dbmigrate.postgres;

import org.jspecify.annotations.NullMarked;
