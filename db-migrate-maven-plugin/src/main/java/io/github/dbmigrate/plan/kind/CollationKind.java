package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A collation. */
final class CollationKind implements ObjectKind {

    @Override
    public List<String> create(SchemaObject collation, Situation situation) {
        List<String> parameters = new ArrayList<>();
        parameters.add("PROVIDER = " + collation.property(Properties.PROVIDER));
        add("LOCALE", collation.property("locale"), parameters);
        add("LC_COLLATE", collation.property("lcCollate"), parameters);
        add("LC_CTYPE", collation.property("lcCtype"), parameters);
        add("RULES", collation.property("rules"), parameters);
        if (collation.has("nondeterministic")) {
            parameters.add("DETERMINISTIC = false");
        }
        return List.of("CREATE COLLATION " + collation.id().name() + " (" + String.join(", ", parameters) + ")");
    }

    private static void add(String name, @Nullable String value, List<String> parameters) {
        if (value != null) {
            parameters.add(name + " = " + Names.literal(value));
        }
    }
}
