package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who depends directly on whom: the dependencies of a catalog, read backwards when somebody first asks. */
final class Dependants {

    private final Catalog catalog;
    private @Nullable Map<ObjectId, List<ObjectId>> byId;

    Dependants(Catalog catalog) {
        this.catalog = catalog;
    }

    /** In the order of the catalog, each once. */
    List<ObjectId> of(ObjectId id) {
        Map<ObjectId, List<ObjectId>> known = byId;
        if (known == null) {
            known = backwards(catalog);
            byId = known;
        }
        return known.getOrDefault(id, List.of());
    }

    private static Map<ObjectId, List<ObjectId>> backwards(Catalog catalog) {
        Map<ObjectId, List<ObjectId>> byId = new HashMap<>();
        for (SchemaObject object : catalog.objects().values()) {
            for (ObjectId on : object.dependsOn()) {
                byId.computeIfAbsent(on, id -> new ArrayList<>()).add(object.id());
            }
        }
        return byId;
    }
}
