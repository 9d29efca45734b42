/**
 * What PostgreSQL can do to each kind of object: a small class a kind knows its create, alter and drop. Knows neither order
 * nor dependants; those are the planner's.
 */
@NullMarked
package io.github.dbmigrate.plan.kind;

import org.jspecify.annotations.NullMarked;
