package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An operator. */
final class OperatorKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(change.onlyOf("restrict", "join"));
    }

    @Override
    public List<String> create(SchemaObject operator, Situation situation) {
        List<String> parameters = new ArrayList<>();
        add("FUNCTION", operator.property("function"), parameters);
        add("LEFTARG", operator.property("leftType"), parameters);
        add("RIGHTARG", operator.property("rightType"), parameters);
        add("COMMUTATOR", operator.property("commutator"), parameters);
        add("NEGATOR", operator.property("negator"), parameters);
        add("RESTRICT", operator.property("restrict"), parameters);
        add("JOIN", operator.property("join"), parameters);
        flag("HASHES", operator, "hashes", parameters);
        flag("MERGES", operator, "merges", parameters);
        String name = operator.id().name();
        return List.of("CREATE OPERATOR " + name.substring(0, name.lastIndexOf('(')) + " (\n    "
                + String.join(",\n    ", parameters) + "\n)");
    }

    private static void add(String name, @Nullable String value, List<String> parameters) {
        if (value != null) {
            parameters.add(name + " = " + value);
        }
    }

    private static void flag(String name, SchemaObject operator, String flag, List<String> parameters) {
        if (operator.has(flag)) {
            parameters.add(name);
        }
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> settings = new ArrayList<>();
        for (String function : List.of("restrict", "join")) {
            if (change.of(function)) {
                String value = change.now(function);
                settings.add(function.toUpperCase(Locale.ROOT) + " = " + (value == null ? "NONE" : value));
            }
        }
        return List.of("ALTER " + SqlName.of(change.to()) + " SET (" + String.join(", ", settings) + ")");
    }
}
