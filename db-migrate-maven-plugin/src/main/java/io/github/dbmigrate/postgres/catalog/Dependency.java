package io.github.dbmigrate.postgres.catalog;

/**
 * A row of {@code pg_depend}.
 *
 * @param type {@code deptype}: n normal, a automatic, i internal, P and S partition, e extension member, x extension
 */
record Dependency(Address dependent, Address referenced, char type) {}
