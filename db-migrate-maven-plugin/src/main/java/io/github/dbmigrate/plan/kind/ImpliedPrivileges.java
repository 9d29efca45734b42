package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What others may do with an object as soon as it is created: PostgreSQL's own grants to PUBLIC, and the default privileges
 * of the state before, which are changed last of all.
 */
public final class ImpliedPrivileges {

    private ImpliedPrivileges() {}

    public static SortedSet<String> of(SchemaObject created, Situation situation) {
        String objects = objects(created.id().kind());
        return objects == null
                ? new TreeSet<>()
                : of(objects, Names.first(created.id().name()), situation);
    }

    /** As a list, for the sequence that comes with an identity column; null when nothing is implied. */
    static @Nullable String ofNewSequence(SchemaObject column, Situation situation) {
        SortedSet<String> implied = of("SEQUENCES", Names.first(column.id().name()), situation);
        return implied.isEmpty() ? null : String.join(", ", implied);
    }

    private static SortedSet<String> of(String objects, String namespace, Situation situation) {
        SortedSet<String> implied = new TreeSet<>(builtIn(objects));
        SchemaObject global = situation.before().find(new ObjectId(Kind.DEFAULT_PRIVILEGES, objects));
        if (global != null) {
            implied.clear();
            implied.addAll(global.privileges());
        }
        SchemaObject local =
                situation.before().find(new ObjectId(Kind.DEFAULT_PRIVILEGES, objects + " IN SCHEMA " + namespace));
        if (local != null && !objects.equals("SCHEMAS")) {
            implied.addAll(local.privileges());
        }
        return implied;
    }

    /** The manual's chapter Privileges, table Default PUBLIC. */
    static Set<String> builtIn(String objects) {
        return switch (objects) {
            case "FUNCTIONS" -> Set.of("PUBLIC=EXECUTE");
            case "TYPES" -> Set.of("PUBLIC=USAGE");
            default -> Set.of();
        };
    }

    static @Nullable String objects(Kind kind) {
        return switch (kind) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> "TABLES";
            case SEQUENCE -> "SEQUENCES";
            case FUNCTION, PROCEDURE, AGGREGATE -> "FUNCTIONS";
            case ENUM, DOMAIN, COMPOSITE, RANGE, BASE_TYPE, LANGUAGE -> "TYPES";
            case NAMESPACE -> "SCHEMAS";
            default -> null;
        };
    }
}
