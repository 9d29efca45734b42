package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.NewLabels;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Splits off the values that an enum gains where the same change uses them: PostgreSQL lets no transaction use a value that it
 * added, and making the type anew instead would rewrite every table that has a column of it.
 */
public final class EnumStep {

    private EnumStep() {}

    /** The catalog between two migrations, which has the new values and nothing else; empty when one migration will do. */
    public static Optional<Catalog> between(Catalog before, Catalog after, PlanOptions options) {
        Map<ObjectId, SchemaObject> changed = new TreeMap<>();
        before.ofKind(Kind.ENUM).forEach(type -> {
            SchemaObject wanted = after.find(type.id());
            if (wanted != null
                    && NewLabels.onlyAdded(type, wanted)
                    && NewLabels.usedAtOnce(type, wanted, before, after, options.backfills())) {
                changed.put(type.id(), withLabels(type, wanted));
            }
        });
        changed.values().removeIf(type -> type.equals(before.find(type.id())));
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        Map<ObjectId, SchemaObject> between = new TreeMap<>(before.objects());
        between.putAll(changed);
        return Optional.of(Catalog.of(between.values()));
    }

    private static SchemaObject withLabels(SchemaObject type, SchemaObject wanted) {
        TreeMap<String, String> properties = new TreeMap<>(type.properties());
        properties.put(Properties.LABELS, String.valueOf(wanted.property(Properties.LABELS)));
        return new SchemaObject(
                type.id(), type.parent(), properties, type.owner(), type.privileges(), type.dependsOn());
    }
}
