package io.github.dbmigrate.schema;

/**
 * What identifies an object within one database.
 *
 * @param kind what it is
 * @param name namespace-qualified and quoted where PostgreSQL needs it; a column, constraint, trigger, policy or rule has
 *     its relation before it, a function its argument types behind it
 */
public record ObjectId(Kind kind, String name) implements Comparable<ObjectId> {

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
