package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.schema.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationNameTest {

    @Test
    void a_table_is_created_with_all_that_hangs_on_it() {
        assertThat(name(
                        Statements.create(Kind.ENUM, "public.mood", "CREATE TYPE public.mood AS ENUM ('ok')"),
                        Statements.create(Kind.TABLE, "public.users", "CREATE TABLE public.users ()"),
                        Statements.create(
                                Kind.INDEX, "public.users_mail", "CREATE INDEX users_mail ON public.users (mail)"),
                        Statements.create(Kind.COMMENT, "TABLE public.users", "COMMENT ON TABLE public.users IS 'x'")))
                .isEqualTo("create_users");
    }

    @Test
    void two_tables_are_both_named_and_more_are_counted() {
        PlannedStatement a = Statements.create(Kind.TABLE, "public.orders", "CREATE TABLE public.orders ()");
        PlannedStatement b = Statements.create(Kind.TABLE, "public.users", "CREATE TABLE public.users ()");
        PlannedStatement c = Statements.create(Kind.TABLE, "public.lines", "CREATE TABLE public.lines ()");
        assertThat(name(a, b)).isEqualTo("create_orders_and_users");
        assertThat(name(a, b, c)).isEqualTo("create_orders_and_2_more");
    }

    @Test
    void a_column_is_added_dropped_renamed_or_changed() {
        String table = "ALTER TABLE public.users ";
        assertThat(name(Statements.create(Kind.COLUMN, "public.users.phone", table + "ADD COLUMN phone text")))
                .isEqualTo("add_phone_to_users");
        assertThat(name(Statements.drop(Kind.COLUMN, "public.users.fax", table + "DROP COLUMN fax")))
                .isEqualTo("drop_fax_from_users");
        assertThat(name(Statements.rename(Kind.COLUMN, "public.users.phone", table + "RENAME COLUMN fax TO phone")))
                .isEqualTo("rename_fax_to_phone_in_users");
        assertThat(name(Statements.alter(Kind.COLUMN, "public.users.id", table + "ALTER COLUMN id TYPE bigint")))
                .isEqualTo("change_type_of_id_in_users");
        assertThat(name(Statements.alter(Kind.COLUMN, "public.users.id", table + "ALTER COLUMN id SET NOT NULL")))
                .isEqualTo("change_id_in_users");
    }

    @Test
    void a_table_is_renamed() {
        assertThat(name(Statements.rename(Kind.TABLE, "public.users", "ALTER TABLE public.people RENAME TO users")))
                .isEqualTo("rename_people_to_users");
    }

    @Test
    void what_is_only_rebuilt_gives_no_name_beside_what_makes_it() {
        assertThat(name(
                        Statements.drop(Kind.VIEW, "public.v", "DROP VIEW public.v"),
                        Statements.alter(Kind.COLUMN, "public.t.x", "ALTER TABLE public.t ALTER COLUMN x TYPE bigint"),
                        Statements.create(Kind.VIEW, "public.v", "CREATE VIEW public.v AS SELECT 1")))
                .isEqualTo("change_type_of_x_in_t");
        assertThat(name(
                        Statements.drop(Kind.VIEW, "public.v", "DROP VIEW public.v"),
                        Statements.create(Kind.VIEW, "public.v", "CREATE VIEW public.v AS SELECT 1")))
                .isEqualTo("change_v");
    }

    @Test
    void an_enum_value_an_index_and_a_constraint_are_named() {
        assertThat(name(Statements.alter(Kind.ENUM, "public.mood", "ALTER TYPE public.mood ADD VALUE 'happy'")))
                .isEqualTo("add_value_to_mood");
        assertThat(name(Statements.create(
                        Kind.INDEX, "public.users_mail", "CREATE INDEX users_mail ON public.users (mail)")))
                .isEqualTo("create_index_users_mail");
        assertThat(name(Statements.create(Kind.CONSTRAINT, "public.users.users_age", "ALTER TABLE public.users ADD …")))
                .isEqualTo("add_users_age");
        assertThat(name(Statements.drop(
                        Kind.FUNCTION, "public.f(integer, text)", "DROP FUNCTION public.f(integer, text)")))
                .isEqualTo("drop_function_f");
    }

    @Test
    void other_changes_of_the_same_weight_are_hinted_at() {
        assertThat(name(
                        Statements.create(Kind.TABLE, "public.a", "CREATE TABLE public.a ()"),
                        Statements.drop(Kind.TABLE, "public.b", "DROP TABLE public.b")))
                .isEqualTo("create_a_and_more");
    }

    @Test
    void quoted_and_foreign_names_become_plain_ones() {
        assertThat(name(Statements.create(
                        Kind.COLUMN, "public.\"User\".\"First Name\"", "ALTER TABLE public.\"User\" ADD …")))
                .isEqualTo("add_first_name_to_user");
        assertThat(name(Statements.create(Kind.TABLE, "public.\"größe\"", "CREATE TABLE …")))
                .isEqualTo("create_gr_e");
        assertThat(name(Statements.create(Kind.TABLE, "public.\"数\"", "CREATE TABLE …")))
                .isEqualTo("create_table");
    }

    @Test
    void a_name_is_never_longer_than_sixty_characters() {
        String longest = "a_table_with_a_name_that_is_exactly_sixty_three_characters_lon";
        String name = name(Statements.create(Kind.COLUMN, "public." + longest + "." + longest, "ALTER TABLE …"));
        assertThat(name).hasSizeLessThanOrEqualTo(60).matches("[a-z0-9_]+");
    }

    @Test
    void an_empty_plan_has_a_name_too() {
        assertThat(name()).isEqualTo("change_schema");
    }

    private static String name(PlannedStatement... statements) {
        return MigrationName.from(List.of(statements));
    }
}
