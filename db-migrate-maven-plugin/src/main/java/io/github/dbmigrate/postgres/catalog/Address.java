package io.github.dbmigrate.postgres.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL keeps an object, as in {@code pg_depend}.
 *
 * @param catalog the oid of the system catalog
 * @param object the object's oid
 * @param part a column's number, else 0
 */
record Address(long catalog, long object, int part) {

    Address whole() {
        return part == 0 ? this : new Address(catalog, object, 0);
    }

    // A record's own are slow until they are compiled, and reading a catalog asks them hundreds of thousands of times.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address
                && object == address.object
                && part == address.part
                && catalog == address.catalog;
    }

    @Override
    public int hashCode() {
        return (Long.hashCode(object) * 31 + part) * 31 + Long.hashCode(catalog);
    }
}
