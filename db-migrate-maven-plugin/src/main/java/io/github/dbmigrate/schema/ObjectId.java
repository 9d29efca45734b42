package io.github.dbmigrate.schema;

import java.util.Comparator;

/**
 * What identifies an object within one database.
 *
 * @param kind what it is
 * @param name namespace-qualified and quoted where PostgreSQL needs it; a column, constraint, trigger, policy or rule has
 *     its relation before it, a function its argument types behind it
 */
public record ObjectId(Kind kind, String name) implements Comparable<ObjectId> {

    private static final Comparator<ObjectId> ORDER =
            Comparator.comparing(ObjectId::kind).thenComparing(ObjectId::name);

    @Override
    public int compareTo(ObjectId other) {
        return ORDER.compare(this, other);
    }

    /** The words a user reads, such as {@code table public.users}. */
    @Override
    public String toString() {
        return kind.label() + " " + name;
    }
}
