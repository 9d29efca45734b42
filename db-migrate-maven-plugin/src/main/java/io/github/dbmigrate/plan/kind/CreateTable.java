package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text of CREATE TABLE with its columns, defaults and constraints, as a person would write it. */
final class CreateTable {

    private static final List<String> CONSTRAINT_ORDER =
            List.of("primary key", "unique", "exclude", "check", "foreign key");

    private CreateTable() {}

    static String text(SchemaObject table, Situation situation) {
        boolean foreign = table.id().kind() == Kind.FOREIGN_TABLE;
        StringBuilder text = new StringBuilder("CREATE ")
                .append(foreign ? "FOREIGN " : "")
                .append(table.has(Properties.UNLOGGED) ? "UNLOGGED " : "")
                .append("TABLE ")
                .append(table.id().name());
        String partitionOf = table.property(Properties.PARTITION_OF);
        if (partitionOf != null) {
            text.append(" PARTITION OF ")
                    .append(partitionOf)
                    .append(' ')
                    .append(table.property(Properties.PARTITION_BOUND));
        } else {
            body(text, table, situation);
            inherits(text, table);
        }
        if (table.has(Properties.PARTITION_KEY)) {
            text.append(" PARTITION BY ").append(table.property(Properties.PARTITION_KEY));
        }
        if (foreign) {
            text.append(" SERVER ").append(table.property(Properties.SERVER));
            String options = table.property(Properties.FOREIGN_OPTIONS);
            text.append(options == null ? "" : " OPTIONS (" + options + ")");
        }
        storage(text, table);
        return text.toString();
    }

    private static void body(StringBuilder text, SchemaObject table, Situation situation) {
        String ofType = table.property(Properties.OF_TYPE);
        List<String> lines = new ArrayList<>();
        for (SchemaObject column : columns(table.id(), situation)) {
            SchemaObject value = ColumnKind.inlineDefault(column, situation);
            String line = ofType == null ? ColumnText.of(column, value, false) : typed(column, value);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        constraints(table.id(), situation)
                .forEach(constraint -> lines.add("CONSTRAINT "
                        + Names.last(constraint.id().name()) + " " + constraint.property(Properties.DEFINITION)));
        text.append(ofType == null ? "" : " OF " + ofType);
        if (!lines.isEmpty()) {
            text.append(" (\n    ").append(String.join(",\n    ", lines)).append("\n)");
        } else if (ofType == null) {
            text.append(" ()");
        }
    }

    /** A column of a typed table says only what its type does not; a primary key column is listed by its constraint. */
    private static String typed(SchemaObject column, @Nullable SchemaObject value) {
        String text = (value == null ? "" : " DEFAULT " + value.property(Properties.EXPRESSION))
                + (column.has(Properties.NOT_NULL) ? " NOT NULL" : "");
        return text.isEmpty() ? "" : Names.last(column.id().name()) + " WITH OPTIONS" + text;
    }

    private static List<SchemaObject> columns(ObjectId table, Situation situation) {
        return situation.families().afterChildren(table, Kind.COLUMN).stream()
                .filter(column -> !column.has(Properties.INHERITED))
                .sorted(Comparator.comparingInt(CreateTable::position))
                .toList();
    }

    static int position(SchemaObject column) {
        return Integer.parseInt(Objects.requireNonNullElse(column.property(Properties.POSITION), "0"));
    }

    private static List<SchemaObject> constraints(ObjectId table, Situation situation) {
        return situation.inlinedChildren(table, Kind.CONSTRAINT).stream()
                .filter(constraint -> !constraint.has(Properties.INHERITED))
                .sorted(Comparator.comparingInt(
                        constraint -> CONSTRAINT_ORDER.indexOf(String.valueOf(constraint.property(Properties.TYPE)))))
                .toList();
    }

    private static void inherits(StringBuilder text, SchemaObject table) {
        String inherits = table.property(Properties.INHERITS);
        if (inherits != null) {
            text.append(" INHERITS (").append(inherits).append(')');
        }
    }

    private static void storage(StringBuilder text, SchemaObject table) {
        String method = table.property(Properties.ACCESS_METHOD);
        text.append(method == null ? "" : " USING " + method);
        List<String> options = new ArrayList<>(Options.list(table.property(Properties.OPTIONS), ""));
        options.addAll(Options.list(table.property(Properties.TOAST_OPTIONS), "toast."));
        if (!options.isEmpty()) {
            text.append(" WITH (").append(String.join(", ", options)).append(')');
        }
    }
}
