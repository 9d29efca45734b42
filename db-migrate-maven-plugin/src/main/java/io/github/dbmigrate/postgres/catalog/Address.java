package io.github.dbmigrate.postgres.catalog;

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
}
