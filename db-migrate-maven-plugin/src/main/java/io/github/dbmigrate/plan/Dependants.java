package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who depends directly on whom: the dependencies of a catalog, read backwards. */
final class Dependants {

    private final Map<ObjectId, Set<ObjectId>> byId = new HashMap<>();

    Dependants(Catalog catalog) {
        for (SchemaObject object : catalog.objects().values()) {
            object.dependsOn()
                    .forEach(on ->
                            byId.computeIfAbsent(on, id -> new TreeSet<>()).add(object.id()));
        }
    }

    Set<ObjectId> of(ObjectId id) {
        return byId.getOrDefault(id, Set.of());
    }
}
