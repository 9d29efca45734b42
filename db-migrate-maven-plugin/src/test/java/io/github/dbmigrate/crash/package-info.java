/**
 * The proof that a deploy which is killed, cut off or thrown out at any step is continued by the next one: runs of the
 * real goal, behind a proxy that knows PostgreSQL's protocol.
 */
@NullMarked
package io.github.dbmigrate.crash;

import org.jspecify.annotations.NullMarked;
