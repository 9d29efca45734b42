package io.github.dbmigrate.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All objects of one database's schema at one moment, by identity; immutable. */
public final class Catalog {

    private final SortedMap<ObjectId, SchemaObject> objects;

    private Catalog(SortedMap<ObjectId, SchemaObject> objects) {
        this.objects = Collections.unmodifiableSortedMap(objects);
    }

    public static Catalog of(Collection<SchemaObject> objects) {
        SortedMap<ObjectId, SchemaObject> byId = new TreeMap<>();
        objects.forEach(object -> byId.put(object.id(), object));
        return new Catalog(byId);
    }

    public SortedMap<ObjectId, SchemaObject> objects() {
        return objects;
    }

    public @Nullable SchemaObject find(ObjectId id) {
        return objects.get(id);
    }

    /**
     * The same without some namespaces and all that is in them.
     *
     * @param namespaces their names, quoted where PostgreSQL needs it
     */
    public Catalog withoutNamespaces(Set<String> namespaces) {
        SortedMap<ObjectId, SchemaObject> kept = new TreeMap<>(objects);
        kept.keySet().removeIf(id -> isIn(id, namespaces));
        while (kept.values().removeIf(object -> object.parent() != null && !kept.containsKey(object.parent()))) {
            // A part that lost what it was part of may itself have parts.
        }
        return new Catalog(kept);
    }

    private static boolean isIn(ObjectId id, Set<String> namespaces) {
        return namespaces.stream()
                .anyMatch(namespace -> id.kind() == Kind.NAMESPACE
                        ? id.name().equals(namespace)
                        : id.name().startsWith(namespace + "."));
    }
}
