package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.SchemaObject;
import java.util.SortedMap;

/** Variants of an object that exist only between two statements. */
final class SchemaObjects {

    private SchemaObjects() {}

    static SchemaObject withProperties(SchemaObject object, SortedMap<String, String> properties) {
        return new SchemaObject(
                object.id(), object.parent(), properties, object.owner(), object.privileges(), object.dependsOn());
    }
}
