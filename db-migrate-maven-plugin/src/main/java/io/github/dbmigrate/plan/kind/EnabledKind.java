package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A trigger or rule: a definition, and whether it fires. */
final class EnabledKind implements ObjectKind {

    private final boolean replaceable;

    private EnabledKind(boolean replaceable) {
        this.replaceable = replaceable;
    }

    static ObjectKind trigger() {
        return new EnabledKind(false);
    }

    static ObjectKind rule() {
        return new EnabledKind(true);
    }

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(replaceable || !change.of(Properties.DEFINITION));
    }

    @Override
    public List<String> create(SchemaObject object, Situation situation) {
        List<String> statements = new ArrayList<>();
        statements.add(definition(object));
        if (object.has(Properties.ENABLED)) {
            statements.add(enabled(object));
        }
        return statements;
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> statements = new ArrayList<>();
        if (change.of(Properties.DEFINITION)) {
            statements.add(definition(change.to()).replaceFirst("^CREATE RULE", "CREATE OR REPLACE RULE"));
        }
        if (change.of(Properties.ENABLED)) {
            statements.add(enabled(change.to()));
        }
        return statements;
    }

    private static String definition(SchemaObject object) {
        String definition =
                Objects.requireNonNull(object.property(Properties.DEFINITION)).strip();
        return definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
    }

    private static String enabled(SchemaObject object) {
        String state = object.property(Properties.ENABLED);
        String action = state == null
                ? "ENABLE"
                : switch (state) {
                    case "disabled" -> "DISABLE";
                    case "replica" -> "ENABLE REPLICA";
                    default -> "ENABLE ALWAYS";
                };
        return "ALTER TABLE " + Names.prefix(object.id().name()) + " " + action + " "
                + object.id().kind().name() + " " + Names.last(object.id().name());
    }
}
