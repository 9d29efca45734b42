package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.TableCopy;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a plan.
 *
 * @param action what it does to the object
 * @param object what it is about; a renamed one under its new name
 * @param sql without the final semicolon; may have several lines
 * @param bare the same as it was planned, before anything carries it through a script
 * @param was the object before the plan; null when it was not there, or when nobody knows
 * @param copy what it carries over, when it copies the rows of a table
 */
public record PlannedStatement(
        Action action,
        ObjectId object,
        String sql,
        String bare,
        @Nullable SchemaObject was,
        @Nullable TableCopy copy) {

    PlannedStatement(Action action, ObjectId object, String sql) {
        this(action, object, sql, sql, null, null);
    }

    /** As it reaches PostgreSQL through a script. */
    PlannedStatement carried() {
        return new PlannedStatement(action, object, ScriptStatement.carry(sql), bare, was, copy);
    }
}
