/**
 * The embedded PostgreSQL of a checkout: binaries, data directory, start, stop, healing.
 */
@NullMarked
package io.github.dbmigrate.server;

import org.jspecify.annotations.NullMarked;
