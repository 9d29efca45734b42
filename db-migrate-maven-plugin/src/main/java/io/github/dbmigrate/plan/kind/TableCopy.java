package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement carries over that copies all rows of a table into its new form.
 *
 * @param from the old form, under the name that it has by then
 * @param columns those that get a value from the old form, in the order of the statement
 * @param leftOut the columns of the old form whose values go with it
 */
public record TableCopy(String from, List<Value> columns, List<ObjectId> leftOut) {

    public TableCopy {
        columns = List.copyOf(columns);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One column's value.
     *
     * @param expression over the columns of the old form
     * @param type that it becomes
     * @param oldType that it had; null for a column that was not there and is filled
     * @param filled whether rows without a value get one that a person named
     */
    public record Value(
            ObjectId column,
            String expression,
            String type,
            @Nullable String oldType,
            boolean filled) {}
}
