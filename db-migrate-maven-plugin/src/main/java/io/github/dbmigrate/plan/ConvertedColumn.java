package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.TableCopy;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values a statement converts, in their place or while their table is copied.
 *
 * @param column under the name by which it is known
 * @param place where its values are when the statement runs
 * @param oldType null when nobody knows
 */
record ConvertedColumn(
        ObjectId column,
        ObjectName place,
        TypeChange change,
        @Nullable String oldType) {

    static List<ConvertedColumn> of(PlannedStatement statement) {
        TableCopy copy = statement.copy();
        if (copy != null) {
            return copy.columns().stream()
                    .flatMap(value -> of(copy, value).stream())
                    .toList();
        }
        String oldType = statement.was() == null ? null : statement.was().property(Properties.TYPE);
        return TypeChange.of(statement)
                .map(change -> List.of(new ConvertedColumn(
                        statement.object(), ObjectName.of(statement.object().name()), change, oldType)))
                .orElse(List.of());
    }

    private static Optional<ConvertedColumn> of(TableCopy copy, TableCopy.Value value) {
        String bare = ObjectName.of(value.column().name()).last();
        boolean same = value.expression().equals(bare) && value.type().equals(value.oldType());
        if (same || value.oldType() == null) {
            return Optional.empty();
        }
        String expression = value.expression().equals(bare) ? bare + "::" + value.type() : value.expression();
        return Optional.of(new ConvertedColumn(
                value.column(),
                ObjectName.of(copy.from() + "." + bare),
                new TypeChange(bare, value.type(), expression),
                value.oldType()));
    }
}
