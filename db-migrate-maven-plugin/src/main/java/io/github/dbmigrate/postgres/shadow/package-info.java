/**
 * Throw-away databases on a real server: made, marked, dropped, and swept when a killed run left them behind. What they
 * are filled with is not known here.
 */
@NullMarked
package io.github.dbmigrate.postgres.shadow;

import org.jspecify.annotations.NullMarked;
