package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a plan reads like; that it does what it says is the corpus' part. */
class PlannerTest {

    private static JdbcDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabases.create(TestPostgres.get());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_new_table_is_one_statement_in_the_order_of_its_columns() {
        assertThat(sql(
                        "",
                        "CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE,"
                                + " age int DEFAULT 1 CHECK (age > 0), boss bigint REFERENCES users ON DELETE SET NULL);"
                                + "CREATE INDEX users_age ON users (age); COMMENT ON TABLE users IS 'it''s us'"))
                .isEqualTo("""
                        CREATE TABLE public.users (
                            id bigint GENERATED ALWAYS AS IDENTITY,
                            email text NOT NULL,
                            age integer DEFAULT 1,
                            boss bigint,
                            CONSTRAINT users_pkey PRIMARY KEY (id),
                            CONSTRAINT users_email_key UNIQUE (email),
                            CONSTRAINT users_age_check CHECK ((age > 0)),
                            CONSTRAINT users_boss_fkey FOREIGN KEY (boss) REFERENCES public.users(id) ON DELETE SET NULL
                        );
                        CREATE INDEX users_age ON public.users USING btree (age);
                        COMMENT ON TABLE public.users IS 'it''s us';""");
    }

    @Test
    void the_comment_of_public_goes_back_to_what_initdb_says() {
        assertThat(sql("COMMENT ON SCHEMA public IS 'ours'", ""))
                .isEqualTo("COMMENT ON SCHEMA public IS 'standard public schema';");
    }

    @Test
    void tables_that_refer_to_each_other_are_made_before_the_reference_that_closes_the_circle() {
        assertThat(sql(
                        "",
                        "CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);"
                                + "ALTER TABLE a ADD CONSTRAINT to_b FOREIGN KEY (b) REFERENCES b"))
                .endsWith("ALTER TABLE public.a ADD CONSTRAINT to_b FOREIGN KEY (b) REFERENCES public.b(id);");
    }

    @Test
    void only_what_depends_on_a_retyped_column_is_made_anew_and_gets_its_grants_back() {
        String rest =
                "CREATE VIEW v AS SELECT a FROM t; GRANT SELECT ON v TO PUBLIC; CREATE VIEW other AS SELECT b FROM t";

        assertThat(sql("CREATE TABLE t (a int, b int);" + rest, "CREATE TABLE t (a text, b int);" + rest))
                .isEqualTo("""
                        DROP VIEW public.v;
                        ALTER TABLE public.t ALTER COLUMN a TYPE text;
                        CREATE VIEW public.v AS
                         SELECT a
                           FROM public.t;
                        GRANT SELECT ON TABLE public.v TO PUBLIC;""");
    }

    @Test
    void nothing_is_ever_dropped_with_cascade() {
        String before =
                "CREATE TYPE m AS ENUM ('a'); CREATE TABLE t (x m PRIMARY KEY); CREATE VIEW v AS SELECT x FROM t;"
                        + "CREATE TABLE u (x m REFERENCES t); CREATE FUNCTION f(m) RETURNS m LANGUAGE sql AS 'SELECT $1'";

        assertThat(sql(before, "")).isEqualTo("""
                        DROP VIEW public.v;
                        DROP TABLE public.u;
                        DROP TABLE public.t;
                        DROP FUNCTION public.f(public.m);
                        DROP TYPE public.m;""");
    }

    @Test
    void a_conversion_that_postgresql_does_not_do_alone_is_said() {
        assertThat(sql(
                        "CREATE TABLE t (a text, b int, c bigint, d int)",
                        "CREATE TABLE t (a int, b boolean, c timestamptz, d bigint)"))
                .isEqualTo("""
                        ALTER TABLE public.t ALTER COLUMN a TYPE integer USING a::integer;
                        ALTER TABLE public.t ALTER COLUMN b TYPE boolean USING b <> 0;
                        ALTER TABLE public.t ALTER COLUMN c TYPE timestamp with time zone USING to_timestamp(c);
                        ALTER TABLE public.t ALTER COLUMN d TYPE bigint;""");
    }

    @Test
    void enum_labels_are_added_in_their_places_and_removed_by_a_swap() {
        String table = "CREATE TABLE t (x m)";
        assertThat(sql(
                        "CREATE TYPE m AS ENUM ('b', 'd');" + table,
                        "CREATE TYPE m AS ENUM ('a', 'b', 'c', 'd', 'e');" + table))
                .isEqualTo("""
                        ALTER TYPE public.m ADD VALUE 'a' BEFORE 'b';
                        ALTER TYPE public.m ADD VALUE 'c' AFTER 'b';
                        ALTER TYPE public.m ADD VALUE 'e';""");
        assertThat(sql("CREATE TYPE m AS ENUM ('a', 'b');" + table, "CREATE TYPE m AS ENUM ('a');" + table))
                .isEqualTo("""
                        ALTER TYPE public.m RENAME TO m_old;
                        CREATE TYPE public.m AS ENUM ('a');
                        ALTER TABLE public.t ALTER COLUMN x TYPE public.m USING x::text::public.m;
                        DROP TYPE public.m_old;""");
    }

    @Test
    void a_rename_that_was_asked_for_takes_along_what_carries_the_name() {
        Catalog before = catalog("CREATE TABLE users (id serial PRIMARY KEY, fax text);"
                + "CREATE INDEX users_fax ON users (fax); CREATE VIEW v AS SELECT fax FROM users WHERE fax > 'fax'");
        Catalog after = catalog("CREATE TABLE people (id serial PRIMARY KEY, phone text);"
                + "CREATE INDEX people_phone ON people (phone);"
                + "CREATE VIEW v AS SELECT phone AS fax FROM people WHERE phone > 'fax'");
        PlanOptions options = PlanOptions.of(17)
                .withRenames(Map.of(
                        new ObjectId(Kind.TABLE, "public.users"), new ObjectId(Kind.TABLE, "public.people"),
                        new ObjectId(Kind.COLUMN, "public.users.fax"),
                                new ObjectId(Kind.COLUMN, "public.people.phone")));

        Plan plan = Planner.plan(before, after, options);

        assertThat(text(plan)).isEqualTo("""
                        ALTER TABLE public.users RENAME TO people;
                        ALTER TABLE public.people RENAME COLUMN fax TO phone;
                        ALTER SEQUENCE public.users_id_seq RENAME TO people_id_seq;
                        ALTER TABLE public.people RENAME CONSTRAINT users_pkey TO people_pkey;
                        ALTER INDEX public.users_fax RENAME TO people_phone;""");
        assertThat(plan.statements()).extracting(PlannedStatement::action).containsOnly(Action.RENAME);
    }

    @Test
    void what_cannot_be_done_is_refused_with_both_values_and_a_way_out() {
        Plan plan = plan(
                "CREATE TABLE t (a int) PARTITION BY RANGE (a)",
                "CREATE UNLOGGED TABLE t (a int) PARTITION BY RANGE (a)");

        assertThat(plan.statements()).isEmpty();
        assertThat(plan.refusals()).hasSize(1);
        Refusal refusal = plan.refusals().get(0);
        assertThat(refusal.from()).isNull();
        assertThat(refusal.to()).isEqualTo("true");
        assertThat(refusal.reason()).contains("change that of each partition");
    }

    @Test
    void what_holds_a_secret_is_neither_made_nor_altered_nor_dropped_by_a_script() {
        String wrapper = "CREATE FOREIGN DATA WRAPPER w;";
        String server = "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (%s);";
        String table = "CREATE FOREIGN TABLE t (a int) SERVER s OPTIONS (%s);";
        String openServer = server.formatted("host 'h'");
        for (List<String> change : List.of(
                List.of(wrapper, wrapper + server.formatted("api_key 'hunter2'")),
                List.of(wrapper + server.formatted("api_key 'hunter2'"), wrapper),
                List.of(wrapper + openServer, wrapper + server.formatted("host 'h', auth 'hunter2'")),
                List.of(wrapper + openServer, wrapper + openServer + table.formatted("access_token 'hunter2'")),
                List.of(
                        wrapper + openServer + table.formatted("secret 'hunter2'"),
                        wrapper + openServer + table.formatted("secret 'hunter2', path 'p'")),
                List.of(wrapper, "CREATE FOREIGN DATA WRAPPER w OPTIONS (pwd 'hunter2');"))) {
            Plan plan = plan(change.get(0), change.get(1));

            assertThat(plan.refusals()).as(change.toString()).hasSize(1);
            assertThat(plan.refusals().get(0).reason()).contains("by hand");
            assertThat(plan.toString()).doesNotContain("hunter2");
        }
        assertThat(plan(wrapper, wrapper + server.formatted("visibility 'hidden'"))
                        .refusals())
                .isEmpty();
    }

    @Test
    void equal_schemas_need_nothing() {
        String schema =
                "CREATE TABLE t (a serial PRIMARY KEY, b text[] DEFAULT '{}', c int GENERATED ALWAYS AS (1 + 1) STORED)";

        assertThat(plan(schema, schema).isEmpty()).isTrue();
    }

    @Test
    void what_a_new_object_may_do_by_default_privileges_is_not_granted_again() {
        String defaults = "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;";

        assertThat(sql(defaults, defaults + "CREATE TABLE t (a int)")).doesNotContain("GRANT");
        assertThat(sql(defaults, defaults + "CREATE TABLE t (a int); REVOKE SELECT ON t FROM pg_monitor"))
                .endsWith("REVOKE SELECT ON TABLE public.t FROM pg_monitor;");
    }

    private static String sql(String from, String to) {
        return text(plan(from, to));
    }

    private static Plan plan(String from, String to) {
        return Planner.plan(catalog(from), catalog(to), PlanOptions.of(17));
    }

    private static String text(Plan plan) {
        assertThat(plan.refusals()).isEqualTo(List.of());
        return plan.statements().stream()
                .map(statement -> statement.sql() + ";")
                .collect(Collectors.joining("\n"));
    }

    private static Catalog catalog(String statements) {
        database.execute("BEGIN");
        try {
            database.execute(statements.isEmpty() ? "SELECT 1" : statements);
            return database.readCatalog(CatalogScope.DEFAULT);
        } finally {
            database.execute("ROLLBACK");
        }
    }
}
