package io.github.dbmigrate.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One object of a catalog.
 *
 * @param id its identity
 * @param parent the object it is part of: a column's table, a default's column, a comment's object; null for the rest
 * @param properties what makes it equal to another of the same identity; a property PostgreSQL leaves unset is absent
 * @param owner the owning role, or null for objects that have none of their own
 * @param privileges as {@code grantee=PRIVILEGE[*]} entries, those of the owner by default included
 * @param dependsOn what must exist before it, by {@code pg_depend}, the parent included
 */
public record SchemaObject(
        ObjectId id,
        @Nullable ObjectId parent,
        SortedMap<String, String> properties,
        @Nullable String owner,
        SortedSet<String> privileges,
        SortedSet<ObjectId> dependsOn) {

    public SchemaObject {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        privileges = Collections.unmodifiableSortedSet(new TreeSet<>(privileges));
        dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
    }

    /** The value of a property, or null when PostgreSQL left it unset. */
    public @Nullable String property(String name) {
        return properties.get(name);
    }
}
