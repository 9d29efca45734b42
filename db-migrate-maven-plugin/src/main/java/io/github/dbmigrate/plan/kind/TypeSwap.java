package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** Moves a type out of the way of its successor, and drops it when nothing uses it any more. */
public final class TypeSwap {

    private TypeSwap() {}

    public static List<String> renameAway(SchemaObject type, Situation situation) {
        List<String> statements = new ArrayList<>();
        statements.add("ALTER " + SqlName.of(type) + " RENAME TO "
                + Names.last(FormerName.of(type.id().name(), situation)));
        String multirange = type.property("multirange");
        if (multirange != null) {
            String former = Names.last(FormerName.of(multirange, situation));
            statements.add("ALTER TYPE " + multirange + " RENAME TO " + former);
            statements.addAll(constructors(type, multirange, situation));
        }
        return statements;
    }

    public static List<String> dropOld(SchemaObject type, Situation situation) {
        String keyword = SqlName.of(type)
                .substring(0, SqlName.of(type).length() - type.id().name().length());
        return List.of("DROP " + keyword + FormerName.of(type.id().name(), situation));
    }

    /** The constructors keep their names when their type is renamed, and those without the type in their arguments collide. */
    private static List<String> constructors(SchemaObject range, String multirange, Situation situation) {
        List<String> statements = new ArrayList<>();
        statements.add(
                "ALTER FUNCTION " + multirange + "() RENAME TO " + Names.last(FormerName.of(multirange, situation)));
        SchemaObject successor = situation.after().find(range.id());
        String subtype = range.property("subtype");
        if (subtype != null && successor != null && subtype.equals(successor.property("subtype"))) {
            String name = range.id().name();
            String former = Names.last(FormerName.of(name, situation));
            String bounds = "(" + subtype + ", " + subtype;
            statements.add("ALTER FUNCTION " + name + bounds + ") RENAME TO " + former);
            statements.add("ALTER FUNCTION " + name + bounds + ", text) RENAME TO " + former);
        }
        return statements;
    }
}
