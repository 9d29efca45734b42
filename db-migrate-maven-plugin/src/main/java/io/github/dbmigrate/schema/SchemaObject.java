package io.github.dbmigrate.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
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
 * @param properties by the keys of {@link Properties}; a property PostgreSQL leaves unset is absent
 * @param owner the owning role, quoted where needed; null for objects that have none of their own, and for what is owned
 *     by a role that owns by default: the one connected, the database's owner, the changelog's owner. So a database
 *     deployed by another role than the developer's is equal, and an owner someone chose counts.
 * @param privileges {@code grantee=PRIVILEGE[*]} entries of everyone but the owner, {@code PUBLIC} as PostgreSQL grants it
 *     by default included; {@code owner=-PRIVILEGE} where the owner lacks one of its own; behind a view column's privilege
 *     stands the column, {@code reader=SELECT(email)}. Who granted it is left out: it is the owner.
 * @param dependsOn what must exist before it, by {@code pg_depend}, the parent included
 */
public record SchemaObject(
        ObjectId id,
        @Nullable ObjectId parent,
        SortedMap<String, String> properties,
        @Nullable String owner,
        SortedSet<String> privileges,
        SortedSet<ObjectId> dependsOn)
        implements Part {

    public SchemaObject {
        properties = properties.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        privileges = copy(privileges);
        dependsOn = copy(dependsOn);
    }

    // Most objects have nothing of one sort or another, and there are tens of thousands of objects.
    private static <T> SortedSet<T> copy(SortedSet<T> set) {
        return set.isEmpty() ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }

    /** The same with other rights on it. */
    SchemaObject withRights(@Nullable String newOwner, SortedSet<String> newPrivileges) {
        return new SchemaObject(id, parent, properties, newOwner, newPrivileges, dependsOn);
    }

    /** The same with another value of a property; null takes it away. */
    SchemaObject with(String property, @Nullable String value) {
        SortedMap<String, String> changed = new TreeMap<>(properties);
        changed.remove(property);
        if (value != null) {
            changed.put(property, value);
        }
        return new SchemaObject(id, parent, changed, owner, privileges, dependsOn);
    }

    @Override
    public @Nullable String property(String name) {
        return properties.get(name);
    }

    /** The properties that make it equal to another of the same identity, in the order of their names. */
    public SortedMap<String, String> compared() {
        SortedMap<String, String> compared = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (Properties.compared(id.kind(), name)) {
                compared.put(name, value);
            }
        });
        if (owner != null) {
            compared.put("owner", owner);
        }
        if (!privileges.isEmpty()) {
            compared.put("privileges", String.join(", ", privileges));
        }
        return compared;
    }

    /** True when the flag is set. */
    public boolean has(String flag) {
        return properties.containsKey(flag);
    }

    /** True when both describe the same object; what they depend on follows from what they are. */
    public boolean sameAs(SchemaObject other) {
        return id.equals(other.id) && (isCopyOf(other) || compared().equals(other.compared()));
    }

    /** True when all is equal that could count, which it nearly always is, and is found out without {@link #compared()}. */
    boolean isCopyOf(SchemaObject other) {
        return id.kind() == other.id.kind()
                && inOrder(properties.entrySet(), other.properties.entrySet())
                && Objects.equals(owner, other.owner)
                && inOrder(privileges, other.privileges);
    }

    /** Equality of what is sorted alike, without looking one up in the other. */
    private static <T> boolean inOrder(Collection<T> one, Collection<T> other) {
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<T> others = other.iterator();
        for (T element : one) {
            if (!element.equals(others.next())) {
                return false;
            }
        }
        return true;
    }
}
