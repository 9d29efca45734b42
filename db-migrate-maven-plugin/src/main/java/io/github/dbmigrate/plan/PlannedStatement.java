package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.ObjectId;

/**
 * One statement of a plan.
 *
 * @param action what it does to the object
 * @param object what it is about; a renamed one under its new name
 * @param sql without the final semicolon; may have several lines
 */
public record PlannedStatement(Action action, ObjectId object, String sql) {}
