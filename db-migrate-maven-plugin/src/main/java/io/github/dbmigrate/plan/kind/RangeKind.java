package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A range type with its multirange. */
final class RangeKind implements ObjectKind {

    @Override
    public List<String> create(SchemaObject type, Situation situation) {
        List<String> parameters = new ArrayList<>();
        add("SUBTYPE", type.property("subtype"), parameters);
        add("SUBTYPE_OPCLASS", type.property("subtypeOperatorClass"), parameters);
        add("COLLATION", type.property(Properties.COLLATION), parameters);
        add("CANONICAL", type.property("canonical"), parameters);
        add("SUBTYPE_DIFF", type.property("subtypeDifference"), parameters);
        add("MULTIRANGE_TYPE_NAME", type.property("multirange"), parameters);
        return List.of(
                "CREATE TYPE " + type.id().name() + " AS RANGE (\n    " + String.join(",\n    ", parameters) + "\n)");
    }

    private static void add(String name, @Nullable String value, List<String> parameters) {
        if (value != null) {
            parameters.add(name + " = " + value);
        }
    }
}
