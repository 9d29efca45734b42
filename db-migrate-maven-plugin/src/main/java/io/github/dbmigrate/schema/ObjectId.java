package io.github.dbmigrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * What identifies an object within one database.
 *
 * @param kind what it is
 * @param name namespace-qualified and quoted where PostgreSQL needs it; a column, constraint, trigger, policy or rule has
 *     its relation before it, a function its argument types behind it
 */
public record ObjectId(Kind kind, String name) implements Comparable<ObjectId> {

    // A record's own are slow until they are compiled, and a catalog asks them hundreds of thousands of times.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof ObjectId id && kind == id.kind && name.equals(id.name));
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.hashCode();
    }

    @Override
    public int compareTo(ObjectId other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /** The words a user reads, such as {@code table public.users}. */
    @Override
    public String toString() {
        return kind.label() + " " + name;
    }
}
