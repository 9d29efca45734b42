/**
 * What tests of several packages share: a real PostgreSQL.
 */
@NullMarked
package io.github.dbmigrate.testing;

import org.jspecify.annotations.NullMarked;
