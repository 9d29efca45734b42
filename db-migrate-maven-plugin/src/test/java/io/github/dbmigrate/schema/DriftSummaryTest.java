package io.github.dbmigrate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftSummaryTest {

    private static final ObjectId USERS = new ObjectId(Kind.TABLE, "public.users");
    private static final ObjectId ORDERS = new ObjectId(Kind.TABLE, "public.orders");

    @Test
    void it_tells_object_by_object_what_came_what_went_and_what_changed_with_both_values() {
        Catalog expected = Catalog.of(List.of(
                object(USERS, null, Map.of()),
                object(new ObjectId(Kind.COLUMN, "public.users.email"), USERS, Map.of("type", "text")),
                object(new ObjectId(Kind.COLUMN, "public.users.fax"), USERS, Map.of("type", "text"))));
        Catalog actual = Catalog.of(List.of(
                object(USERS, null, Map.of()),
                object(ORDERS, null, Map.of()),
                object(new ObjectId(Kind.COLUMN, "public.orders.id"), ORDERS, Map.of("type", "integer")),
                object(
                        new ObjectId(Kind.COLUMN, "public.users.email"),
                        USERS,
                        Map.of("type", "varchar", "notNull", "true"))));

        assertThat(DriftSummary.between(expected, actual).lines())
                .containsExactly(
                        "+ table public.orders",
                        "~ column public.users.email",
                        "    notNull: expected nothing, found true",
                        "    type: expected text, found varchar",
                        "- column public.users.fax");
    }

    @Test
    void a_value_of_several_lines_is_shown_as_it_is() {
        ObjectId view = new ObjectId(Kind.VIEW, "public.v");
        Catalog expected = Catalog.of(List.of(object(view, null, Map.of("definition", "SELECT 1\n  AS a"))));
        Catalog actual = Catalog.of(List.of(object(view, null, Map.of("definition", "SELECT 2"))));

        assertThat(DriftSummary.between(expected, actual).lines())
                .containsExactly(
                        "~ view public.v",
                        "    definition expected:",
                        "        SELECT 1",
                        "          AS a",
                        "    definition found:",
                        "        SELECT 2");
    }

    @Test
    void equal_catalogs_have_none() {
        Catalog catalog = Catalog.of(List.of(object(USERS, null, Map.of("unlogged", "true"))));

        assertThat(DriftSummary.between(catalog, catalog).isEmpty()).isTrue();
    }

    private static SchemaObject object(ObjectId id, @Nullable ObjectId parent, Map<String, String> properties) {
        return new SchemaObject(id, parent, new TreeMap<>(properties), null, new TreeSet<>(), new TreeSet<>());
    }
}
