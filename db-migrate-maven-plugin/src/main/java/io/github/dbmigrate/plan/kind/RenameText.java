package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** The statements that give an object another name or namespace. */
public final class RenameText {

    private RenameText() {}

    public static List<String> statements(SchemaObject object, ObjectId to) {
        String name = object.id().name();
        return switch (object.id().kind()) {
            case COLUMN ->
                List.of(ColumnKind.alterTable(object) + " RENAME COLUMN " + Names.last(name) + " TO "
                        + Names.last(to.name()));
            case CONSTRAINT -> List.of(constraint(object, to));
            case TRIGGER, POLICY, RULE ->
                List.of("ALTER " + SqlName.of(object) + " RENAME TO " + Names.last(to.name()));
            default -> withNamespace(object, to);
        };
    }

    /** A partition's key is renamed through its index: PostgreSQL refuses to rename an inherited constraint. */
    private static String constraint(SchemaObject constraint, ObjectId to) {
        String table = Names.prefix(constraint.id().name());
        String old = Names.last(constraint.id().name());
        if (constraint.has(Properties.INHERITED_FROM)) {
            return "ALTER INDEX " + Names.prefix(table) + "." + old + " RENAME TO " + Names.last(to.name());
        }
        return ConstraintKind.alter(constraint) + " RENAME CONSTRAINT " + old + " TO " + Names.last(to.name());
    }

    private static List<String> withNamespace(SchemaObject object, ObjectId to) {
        String alter = SqlName.of(object);
        String from = bareName(object.id());
        String goal = bareName(to);
        List<String> statements = new ArrayList<>();
        if (!Names.prefix(from).equals(Names.prefix(goal))) {
            statements.add("ALTER " + alter + " SET SCHEMA " + Names.prefix(goal));
            alter = alter.replace(from, Names.prefix(goal) + "." + Names.last(from));
        }
        if (!Names.last(from).equals(Names.last(goal))) {
            statements.add("ALTER " + alter + " RENAME TO " + Names.last(goal));
        }
        return statements;
    }

    private static String bareName(ObjectId id) {
        return id.kind() == Kind.CAST ? id.name() : Names.withoutArguments(id.name());
    }
}
