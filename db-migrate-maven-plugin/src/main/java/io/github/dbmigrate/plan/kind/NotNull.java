package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** NOT NULL of a column; from PostgreSQL 18 on it is a constraint with a name and may be NOT VALID. */
final class NotNull {

    private NotNull() {}

    static List<String> actions(Change change, Situation situation, String alterColumn) {
        boolean was = change.from().has(Properties.NOT_NULL);
        boolean shallBe = change.to().has(Properties.NOT_NULL);
        if (was && !shallBe) {
            return List.of(alterColumn + " DROP NOT NULL");
        }
        if (!shallBe) {
            return List.of();
        }
        if (!was) {
            return set(change, situation, alterColumn);
        }
        return named(change);
    }

    private static List<String> set(Change change, Situation situation, String alterColumn) {
        List<String> statements = new ArrayList<>(Backfill.statements(change.to(), situation));
        statements.addAll(setAlone(change, situation, alterColumn));
        return statements;
    }

    private static List<String> setAlone(Change change, Situation situation, String alterColumn) {
        SchemaObject to = change.to();
        boolean named = to.has(Properties.NOT_NULL_CONSTRAINT);
        if (named || to.has(Properties.NOT_NULL_NOT_VALID) || to.has(Properties.NOT_NULL_NO_INHERIT)) {
            return List.of(ColumnKind.alterTable(to) + " ADD" + (named ? " CONSTRAINT " + name(to) : "") + " NOT NULL "
                    + Names.last(change.name())
                    + (to.has(Properties.NOT_NULL_NO_INHERIT) ? " NO INHERIT" : "")
                    + (to.has(Properties.NOT_NULL_NOT_VALID) ? " NOT VALID" : ""));
        }
        return situation.inNewPrimaryKey(change.id()) ? List.of() : List.of(alterColumn + " SET NOT NULL");
    }

    private static List<String> named(Change change) {
        String table = ColumnKind.alterTable(change.to());
        if (!change.from().has(Properties.NOT_NULL_NOT_VALID) && change.to().has(Properties.NOT_NULL_NOT_VALID)) {
            // PostgreSQL takes back no validation.
            return List.of(
                    table + " DROP CONSTRAINT " + name(change.from()),
                    table + " ADD CONSTRAINT " + name(change.to()) + " NOT NULL " + Names.last(change.name())
                            + " NOT VALID");
        }
        List<String> statements = new ArrayList<>();
        if (change.of(Properties.NOT_NULL_CONSTRAINT) && !name(change.from()).equals(name(change.to()))) {
            statements.add(table + " RENAME CONSTRAINT " + name(change.from()) + " TO " + name(change.to()));
        }
        if (change.of(Properties.NOT_NULL_NO_INHERIT)) {
            String inherit = change.to().has(Properties.NOT_NULL_NO_INHERIT) ? "NO INHERIT" : "INHERIT";
            statements.add(table + " ALTER CONSTRAINT " + name(change.to()) + " " + inherit);
        }
        if (change.from().has(Properties.NOT_NULL_NOT_VALID) && !change.to().has(Properties.NOT_NULL_NOT_VALID)) {
            statements.add(table + " VALIDATE CONSTRAINT " + name(change.to()));
        }
        return statements;
    }

    /** The name it has, or the one PostgreSQL chose: table, column and not_null. */
    private static String name(SchemaObject column) {
        String given = column.property(Properties.NOT_NULL_CONSTRAINT);
        if (given != null) {
            return given;
        }
        String table = Names.unquoted(Names.last(Names.prefix(column.id().name())));
        return Names.quoted(table + "_" + Names.unquoted(Names.last(column.id().name())) + "_not_null");
    }
}
