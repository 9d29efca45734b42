package io.github.dbmigrate.schema;

import java.util.Collection;
import java.util.Collections;
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
}
