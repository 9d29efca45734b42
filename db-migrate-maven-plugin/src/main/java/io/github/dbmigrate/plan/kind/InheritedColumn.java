package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A column that came to its table from a table that this one inherits from or is a partition of. */
public final class InheritedColumn {

    private InheritedColumn() {}

    /** The statements from what was handed down to what the table's own column shall be. */
    public static List<String> adjusted(SchemaObject column, Situation situation) {
        return situation.families().newCounterparts(column).stream()
                .map(situation.after()::find)
                .filter(Objects::nonNull)
                .findFirst()
                .map(parents -> actions(parents, column, situation))
                .orElse(List.of());
    }

    /** True when a statement on a table above changes this column although it shall stay as it is. */
    public static boolean isTouchedFromAbove(SchemaObject from, SchemaObject to, Situation situation) {
        return from.id().kind() == Kind.COLUMN
                && situation.families().inherited(from)
                && ColumnKind.RECURSING.stream()
                        .anyMatch(property ->
                                !Objects.equals(situation.families().effective(from, property), to.property(property)));
    }

    private static List<String> actions(SchemaObject parents, SchemaObject column, Situation situation) {
        SchemaObject handedDown = new SchemaObject(
                column.id(), column.parent(), parents.properties(), null, column.privileges(), column.dependsOn());
        return ColumnKind.actions(new Change(bornOf(handedDown, column), column), situation);
    }

    /** What a table has of an inherited column at birth: everything but what PostgreSQL does not hand down. */
    private static SchemaObject bornOf(SchemaObject parentsColumn, SchemaObject column) {
        TreeMap<String, String> born = new TreeMap<>(parentsColumn.properties());
        Set.of(Properties.OPTIONS, Properties.STATISTICS, Properties.FOREIGN_OPTIONS, Properties.NOT_NULL_CONSTRAINT)
                .forEach(born::remove);
        if (!column.has(Properties.IDENTITY)) {
            Set.of(
                            Properties.IDENTITY,
                            Properties.IDENTITY_OPTIONS,
                            Properties.IDENTITY_SEQUENCE,
                            Properties.IDENTITY_PRIVILEGES,
                            Properties.IDENTITY_LOGGING)
                    .forEach(born::remove);
        } else {
            // From 17 on a partition's identity column shares the sequence of its table.
            copy(column, born, Properties.IDENTITY, Properties.IDENTITY_OPTIONS, Properties.IDENTITY_SEQUENCE);
        }
        return SchemaObjects.withProperties(parentsColumn, born);
    }

    private static void copy(SchemaObject from, Map<String, String> to, String... properties) {
        for (String property : properties) {
            String value = from.property(property);
            if (value != null) {
                to.put(property, value);
            }
        }
    }
}
