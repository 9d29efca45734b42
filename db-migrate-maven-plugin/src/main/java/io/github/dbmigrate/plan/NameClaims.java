package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** The names that an object takes within its namespace: two objects of different kinds may want one. */
final class NameClaims {

    private static final Set<String> WITH_INDEX = Set.of("primary key", "unique", "exclude");

    private NameClaims() {}

    static Set<String> of(SchemaObject object) {
        ObjectId id = object.id();
        Set<String> claims = new HashSet<>();
        switch (id.kind()) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, COMPOSITE -> {
                claims.add("relation " + id.name());
                claims.add("type " + id.name());
            }
            case SEQUENCE, INDEX -> claims.add("relation " + id.name());
            case ENUM, DOMAIN, RANGE, BASE_TYPE -> claims.add("type " + id.name());
            case STATISTICS -> claims.add("statistics " + id.name());
            case FUNCTION, PROCEDURE, AGGREGATE -> claims.add("routine " + id.name());
            case CONSTRAINT -> {
                if (WITH_INDEX.contains(String.valueOf(object.property(Properties.TYPE)))) {
                    claims.add("relation " + indexName(object));
                }
            }
            case COLUMN -> {
                if (object.has(Properties.IDENTITY_SEQUENCE)) {
                    claims.add("relation " + object.property(Properties.IDENTITY_SEQUENCE));
                }
            }
            default -> {
                // Its name is its own: no other kind can have it.
            }
        }
        if (object.has("multirange")) {
            claims.add("type " + object.property("multirange"));
        }
        return claims;
    }

    /** The index of a constraint lies in its table's namespace. */
    private static String indexName(SchemaObject constraint) {
        String table = Objects.requireNonNull(constraint.parent()).name();
        String name = constraint.id().name();
        return Names.prefix(table) + name.substring(table.length());
    }
}
