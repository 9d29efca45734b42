package io.github.dbmigrate.client;

import java.util.List;

/**
 * A type as {@code pg_type} holds it.
 *
 * @param namespace unquoted
 * @param name unquoted
 * @param kind {@code typtype}: {@code b} base, {@code c} composite, {@code d} domain, {@code e} enum, {@code r} range
 * @param element the array's element type; 0 for what is no array
 * @param delimiter between the elements of an array of this type
 * @param base the domain's type, or the range's subtype; 0 for the rest
 * @param notNull a domain that refuses NULL
 * @param hasDefault a domain with a default
 * @param labels the enum's, in order; empty for the rest
 * @param attributes the composite's, in order; empty for the rest
 */
record PgType(
        long oid,
        String namespace,
        String name,
        char kind,
        long element,
        char delimiter,
        long base,
        boolean notNull,
        boolean hasDefault,
        List<String> labels,
        List<Attribute> attributes) {

    boolean isEnum() {
        return kind == 'e';
    }

    boolean isComposite() {
        return kind == 'c';
    }

    boolean isDomain() {
        return kind == 'd';
    }

    boolean isRange() {
        return kind == 'r';
    }

    boolean isBuiltIn() {
        return namespace.equals("pg_catalog");
    }

    /** A field of a composite type. */
    record Attribute(String name, long type, int dimensions) {}
}
