package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY);";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    @Test
    void everything_by_hand_goes_and_the_migrations_and_the_seed_come() {
        bench.migration("1_users.sql", USERS).source("seed.sql", "INSERT INTO users VALUES (7);");
        bench.sql(
                "CREATE TABLE byhand (id int)",
                "CREATE TYPE mood AS ENUM ('sad')",
                "CREATE FUNCTION f(int, text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE VIEW v AS SELECT * FROM byhand",
                "CREATE SEQUENCE s",
                "CREATE DOMAIN d AS int",
                "CREATE SCHEMA extra",
                "CREATE TABLE extra.\"Odd name\" (id int)");
        Reset.Report report = bench.reset();
        assertThat(report.outcome()).isEqualTo("rebuilt, 1 applied, seeded");
        assertThat(report.kept()).isEmpty();
        assertThat(bench.value("SELECT id FROM users")).isEqualTo("7");
        assertThat(bench.exists("byhand")).isFalse();
        assertThat(bench.value("SELECT count(*) FROM pg_proc WHERE proname = 'f'"))
                .isEqualTo("0");
        assertThat(bench.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'extra'"))
                .isEqualTo("0");
        assertThat(bench.value("SELECT count(*) FROM pg_type WHERE typname IN ('mood', 'd')"))
                .isEqualTo("0");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void an_edited_a_missing_and_a_failed_migration_are_no_hindrance() {
        bench.migration("1_users.sql", USERS);
        bench.reset();
        bench.migration("1_users.sql", "CREATE TABLE users (id bigint);");
        bench.reset();
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void nobody_to_ask_and_no_confirmation_drops_nothing() {
        bench.migration("1_users.sql", USERS);
        bench.sql("CREATE TABLE byhand (id int)");
        Problem problem = problem(() -> bench.reset(null, null));
        assertThat(problem.code()).isEqualTo(ProblemCode.CONFIRMATION_MISSING);
        assertThat(commands(problem))
                .containsExactly(
                        "mvn db-migrate:reset -pl apps/auth -Ddb-migrate.confirm=" + bench.settings.database());
        assertThat(bench.exists("byhand")).isTrue();
    }

    @Test
    void the_name_of_another_database_does_not_confirm() {
        bench.migration("1_users.sql", USERS);
        assertThat(problem(() -> bench.reset("production", null)).code()).isEqualTo(ProblemCode.CONFIRMATION_MISSING);
    }

    @Test
    void a_no_on_the_terminal_cancels() {
        bench.migration("1_users.sql", USERS);
        bench.sql("CREATE TABLE byhand (id int)");
        bench.console.answering("n");
        assertThat(problem(() -> bench.reset(null, null)).code()).isEqualTo(ProblemCode.CANCELLED);
        assertThat(bench.exists("byhand")).isTrue();
    }

    @Test
    void a_yes_on_the_terminal_is_enough() {
        bench.migration("1_users.sql", USERS).console.answering("y");
        assertThat(bench.reset(null, null).applied()).hasSize(1);
        assertThat(bench.console.questions.get(0)).contains(bench.settings.database());
    }

    @Test
    void a_database_that_a_deploy_has_marked_is_refused_unless_it_is_named() {
        bench.migration("1_users.sql", USERS).deploy();
        Problem problem = problem(bench::reset);
        assertThat(problem.code()).isEqualTo(ProblemCode.RESET_REFUSED);
        assertThat(commands(problem))
                .containsExactly("mvn db-migrate:reset -pl apps/auth -Ddb-migrate.force=" + bench.settings.database());
        assertThat(bench.changelog()).isEqualTo("1");
        assertThat(bench.reset(null, bench.settings.database()).applied()).hasSize(1);
    }

    @Test
    void a_missing_database_is_made() {
        bench.migration("1_users.sql", USERS);
        bench.settings = bench.settings.withDatabase("reset_makes_" + bench.settings.database());
        Reset.Report report = bench.reset();
        assertThat(report.created()).isTrue();
        assertThat(report.applied()).hasSize(1);
    }

    @Test
    void without_a_migrations_directory_the_database_is_only_emptied() {
        bench.sql("CREATE TABLE byhand (id int)");
        assertThat(bench.reset().applied()).isEmpty();
        assertThat(bench.exists("byhand")).isFalse();
    }

    @Test
    void migrations_that_do_not_run_are_told_before_anything_is_dropped() {
        bench.migration("1_users.sql", USERS);
        bench.reset();
        bench.sql("INSERT INTO users VALUES (1)");
        bench.migration("2_broken.sql", "ALTER TABLE nothing ADD x int;");
        Problem problem = problem(bench::reset);
        assertThat(problem.code()).isEqualTo(ProblemCode.REPLAY_FAILED);
        assertThat(problem.headline()).contains("2_broken.sql");
        assertThat(bench.value("SELECT count(*) FROM users")).isEqualTo("1");
    }

    @Test
    void grants_on_the_database_and_the_namespace_and_foreign_extensions_stay() {
        bench.migration("1_users.sql", "CREATE EXTENSION citext;" + USERS);
        bench.reset();
        String reader = "reader_of_" + bench.settings.database();
        bench.sql(
                "CREATE ROLE " + reader,
                "GRANT USAGE ON SCHEMA public TO " + reader,
                "GRANT CONNECT ON DATABASE " + bench.settings.database() + " TO " + reader,
                "CREATE EXTENSION pgcrypto");
        bench.reset();
        assertThat(bench.value("SELECT has_schema_privilege('" + reader + "', 'public', 'USAGE')"))
                .isEqualTo("t");
        assertThat(bench.value(
                        "SELECT count(*) FROM pg_database, aclexplode(datacl) a WHERE datname = current_database()"
                                + " AND a.grantee = '" + reader + "'::regrole"))
                .isEqualTo("1");
        assertThat(bench.value("SELECT string_agg(extname, ',' ORDER BY extname) FROM pg_extension"))
                .isEqualTo("citext,pgcrypto,plpgsql");
        bench.sql("DROP OWNED BY " + reader);
        bench.dropRole(reader);
    }

    @Test
    void a_service_in_a_namespace_of_its_own_leaves_the_others_alone() {
        Bench auth = new Bench(folder, "auth", new CatalogScope("auth", "changelog"), bench.settings.database());
        auth.migration("1_users.sql", USERS);
        bench.sql("CREATE TABLE public.elsewhere (id int)", "CREATE SCHEMA billing", "CREATE TABLE billing.b (id int)");
        auth.reset();
        auth.sql("CREATE TABLE auth.byhand (id int)");
        auth.reset();
        assertThat(bench.exists("public.elsewhere")).isTrue();
        assertThat(bench.exists("billing.b")).isTrue();
        assertThat(bench.exists("auth.byhand")).isFalse();
        assertThat(bench.exists("auth.users")).isTrue();
    }

    @Test
    void a_role_that_may_not_create_databases_can_reset_its_own() {
        String role = "owner_of_" + bench.settings.database();
        bench.sql(
                "CREATE ROLE " + role + " LOGIN PASSWORD 'pw'",
                "ALTER DATABASE " + bench.settings.database() + " OWNER TO " + role);
        bench.settings = bench.settings.withCredentials(role, "pw");
        bench.migration("1_users.sql", USERS);
        assertThat(bench.reset().applied()).hasSize(1);
        assertThat(bench.reset().applied()).hasSize(1);
        bench.settings = bench.settings.withCredentials(
                TestPostgres.get().user(), TestPostgres.get().password());
    }

    @Test
    void a_seed_that_fails_says_that_the_migrations_are_in() {
        bench.migration("1_users.sql", USERS)
                .source("seed.sql", "INSERT INTO users VALUES (1);\nINSERT INTO nobody VALUES (1);");
        Problem problem = problem(bench::reset);
        assertThat(problem.code()).isEqualTo(ProblemCode.SEED_FAILED);
        assertThat(Bench.place(problem)).isEqualTo("src/main/db/seed.sql:2:13");
        assertThat(bench.changelog()).isEqualTo("1");
        assertThat(bench.value("SELECT count(*) FROM users")).isEqualTo("0");
    }

    private Bench billing(String... statements) {
        Bench billing = new Bench(
                folder.resolve("billing"),
                "billing",
                new CatalogScope("billing", "changelog"),
                bench.settings.database());
        billing.migration("1_bills.sql", String.join("\n", statements));
        billing.reset();
        return billing;
    }

    private Bench auth(String... statements) {
        Bench auth = new Bench(
                folder.resolve("auth"), "auth", new CatalogScope("auth", "changelog"), bench.settings.database());
        auth.migration("1_users.sql", String.join("\n", statements));
        auth.reset();
        return auth;
    }

    @Test
    void an_extension_that_another_service_builds_on_is_kept_with_its_columns() {
        String citext = "CREATE EXTENSION IF NOT EXISTS citext SCHEMA public;";
        Bench auth = auth(citext, "CREATE EXTENSION IF NOT EXISTS pgcrypto;", "CREATE TABLE users (name citext);");
        Bench billing = billing(citext, "CREATE TABLE bills (payer citext);");
        billing.sql("INSERT INTO billing.bills VALUES ('Ada')");
        Reset.Report report = auth.reset();
        assertThat(report.kept()).hasSize(1);
        assertThat(report.kept().get(0)).startsWith("extension citext: ");
        assertThat(auth.value("SELECT payer FROM billing.bills")).isEqualTo("Ada");
        assertThat(auth.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void what_another_service_needs_is_told_before_anything_is_dropped() {
        Bench auth = auth(
                "CREATE TYPE mood AS ENUM ('glad');",
                USERS,
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';");
        billing(USERS);
        auth.sql(
                "CREATE TABLE billing.bills (payer int REFERENCES auth.users, mood auth.mood, n int DEFAULT auth.f())",
                "CREATE VIEW billing.payers AS SELECT id FROM auth.users",
                "INSERT INTO auth.users VALUES (1)",
                "INSERT INTO billing.bills VALUES (1, 'glad')");
        Problem problem = problem(auth::reset);
        assertThat(problem.code()).isEqualTo(ProblemCode.RESET_REFUSED);
        assertThat(Bench.fact(problem, "dependants"))
                .contains("constraint billing.bills.bills_payer_fkey needs ")
                .contains("column billing.bills.mood needs enum auth.mood")
                .contains("default billing.bills.n needs function auth.f()")
                .contains("view billing.payers needs ");
        assertThat(auth.value("SELECT mood FROM billing.bills JOIN auth.users ON id = payer"))
                .isEqualTo("glad");
    }

    @Test
    void extensions_that_need_each_other_go_and_come() {
        bench.migration(
                "1_users.sql",
                "CREATE EXTENSION cube; CREATE EXTENSION earthdistance; CREATE SCHEMA geo; CREATE EXTENSION hstore SCHEMA geo;");
        bench.reset();
        assertThat(bench.reset().kept()).isEmpty();
    }

    @Test
    void a_namespace_that_holds_an_administrators_extension_stays() {
        bench.migration("1_users.sql", USERS);
        bench.sql("CREATE SCHEMA extensions", "CREATE EXTENSION hstore SCHEMA extensions");
        assertThat(bench.reset().kept()).isEmpty();
        assertThat(bench.value("SELECT extnamespace::regnamespace FROM pg_extension WHERE extname = 'hstore'"))
                .isEqualTo("extensions");
    }

    @Test
    void a_managed_namespace_with_the_name_of_a_reserved_word_stays_with_its_grants() {
        Bench order = new Bench(folder, "order", new CatalogScope("order", "changelog"), bench.settings.database());
        order.migration("1_users.sql", USERS);
        order.reset();
        order.sql("GRANT USAGE ON SCHEMA \"order\" TO pg_monitor", "CREATE TABLE \"order\".byhand (id int)");
        assertThat(order.reset().kept()).isEmpty();
        assertThat(order.exists("\"order\".byhand")).isFalse();
        assertThat(order.value("SELECT count(*) FROM pg_namespace, aclexplode(nspacl) a WHERE nspname = 'order'"
                        + " AND a.grantee = 'pg_monitor'::regrole"))
                .isEqualTo("1");
    }

    @Test
    void the_question_and_the_refusal_name_the_server_and_the_role_too() {
        bench.migration("1_users.sql", USERS);
        assertThat(Bench.fact(problem(() -> bench.reset(null, null)), "database"))
                .isEqualTo(bench.settings.display());
        bench.console.answering("y");
        bench.reset(null, null);
        assertThat(bench.console.questions.get(0)).contains(bench.settings.display());
    }

    @Test
    void a_named_database_that_no_migrations_made_is_refused_unless_it_is_named() {
        bench.migration("1_users.sql", USERS).embedded = false;
        bench.sql("CREATE TABLE theirs (id int)");
        Problem problem = problem(bench::reset);
        assertThat(problem.code()).isEqualTo(ProblemCode.RESET_REFUSED);
        assertThat(bench.exists("theirs")).isTrue();
        bench.reset(null, bench.settings.database());
        assertThat(bench.exists("theirs")).isFalse();
    }

    @Test
    void a_database_that_resolve_has_adopted_is_refused_unless_it_is_named() {
        bench.migration("1_users.sql", USERS);
        bench.sql(USERS);
        bench.resolveApplied("1");
        assertThat(problem(bench::reset).code()).isEqualTo(ProblemCode.RESET_REFUSED);
        assertThat(bench.reset(null, bench.settings.database()).applied()).hasSize(1);
        assertThat(bench.reset().applied()).hasSize(1);
    }
}
