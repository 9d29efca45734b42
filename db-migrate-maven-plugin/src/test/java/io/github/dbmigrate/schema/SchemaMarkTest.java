package io.github.dbmigrate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SchemaMarkTest {

    private static final CatalogScope SCOPE = CatalogScope.DEFAULT;
    private static final SchemaObject PUBLIC = object(Kind.NAMESPACE, "public");
    private static final SchemaObject USERS = object(Kind.TABLE, "public.users");
    private static final SchemaObject ORDERS = object(Kind.TABLE, "public.orders");

    @Test
    void a_mark_is_of_the_schema_that_it_was_taken_of_and_of_no_other() {
        SchemaMark mark = SchemaMark.of(catalog(PUBLIC, USERS), SCOPE, "stamp");

        assertThat(mark.isOf(catalog(PUBLIC, USERS), SCOPE)).isTrue();
        assertThat(mark.isOf(catalog(PUBLIC, USERS, ORDERS), SCOPE)).isFalse();
    }

    @Test
    void a_mark_does_not_vouch_for_a_schema_that_makes_what_it_does_not_tell() {
        SchemaObject extension = object(Kind.EXTENSION, "pgcrypto");
        SchemaMark mark = SchemaMark.of(catalog(PUBLIC, USERS), SCOPE, "stamp");

        assertThat(mark.isOf(catalog(PUBLIC, USERS, extension), SCOPE)).isFalse();
    }

    private static Catalog catalog(SchemaObject... objects) {
        return Catalog.of(List.of(objects));
    }

    private static SchemaObject object(Kind kind, String name) {
        return new SchemaObject(
                new ObjectId(kind, name), null, new TreeMap<>(), null, new TreeSet<>(), new TreeSet<>());
    }
}
