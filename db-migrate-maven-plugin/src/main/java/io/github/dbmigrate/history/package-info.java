/**
 * Changelog, journal and migrations directory laid side by side: the state of each migration, the diagnosis, and
 * what dev and deploy may do. Pure values; reads and writes nothing.
 */
@NullMarked
package io.github.dbmigrate.history;

import org.jspecify.annotations.NullMarked;
