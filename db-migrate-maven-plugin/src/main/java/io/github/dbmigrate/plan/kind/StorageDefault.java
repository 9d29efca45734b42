package io.github.dbmigrate.plan.kind;

import java.util.Set;

/** The storage that PostgreSQL gives a type's columns ({@code pg_type.typstorage}). */
final class StorageDefault {

    private static final Set<String> MAIN = Set.of("numeric", "inet", "cidr");

    private StorageDefault() {}

    static String of(String type) {
        return MAIN.contains(TypeFamily.bare(type)) ? "main" : "extended";
    }
}
