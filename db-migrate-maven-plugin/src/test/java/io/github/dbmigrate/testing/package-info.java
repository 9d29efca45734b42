/**
 * What tests of several packages share: a real PostgreSQL, proxies before it, what a failure tells.
 */
@NullMarked
package io.github.dbmigrate.testing;

import org.jspecify.annotations.NullMarked;
