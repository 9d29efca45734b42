package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/** A column as CREATE TABLE and ADD COLUMN write it. */
final class ColumnText {

    private ColumnText() {}

    static String of(SchemaObject column, @Nullable SchemaObject inlineDefault, boolean notNullIsImplied) {
        StringBuilder text =
                new StringBuilder(Names.last(column.id().name())).append(' ').append(column.property(Properties.TYPE));
        append(text, " OPTIONS (", column.property(Properties.FOREIGN_OPTIONS), ")");
        append(text, " COMPRESSION ", column.property(Properties.COMPRESSION), "");
        append(text, " COLLATE ", column.property(Properties.COLLATION), "");
        if (inlineDefault != null) {
            text.append(" DEFAULT ").append(inlineDefault.property(Properties.EXPRESSION));
        }
        if (column.has(Properties.GENERATED)) {
            text.append(" GENERATED ALWAYS AS ")
                    .append(Names.parenthesized(String.valueOf(column.property(Properties.GENERATED))))
                    .append(' ')
                    .append("virtual".equals(column.property(Properties.GENERATION)) ? "VIRTUAL" : "STORED");
        }
        if (column.has(Properties.IDENTITY)) {
            text.append(' ').append(Identity.generated(column));
        }
        if (column.has(Properties.NOT_NULL)
                && !notNullIsImplied
                && !column.has(Properties.NOT_NULL_NOT_VALID)
                && !column.has(Properties.IDENTITY)) {
            append(text, " CONSTRAINT ", column.property(Properties.NOT_NULL_CONSTRAINT), "");
            text.append(" NOT NULL");
            text.append(column.has(Properties.NOT_NULL_NO_INHERIT) ? " NO INHERIT" : "");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String before, @Nullable String value, String behind) {
        if (value != null) {
            text.append(before).append(value).append(behind);
        }
    }
}
