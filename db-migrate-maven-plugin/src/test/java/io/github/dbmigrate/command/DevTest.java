package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an edited schema.sql to an applied migration: what dev writes, applies and refuses, and what it leaves as it was. */
class DevTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, name text);\n";
    private static final String WITH_PHONE = "CREATE TABLE users (id int PRIMARY KEY, name text, phone text);\n";
    private static final String FIRST = "20261123080000_create_users.sql";
    private static final String SECOND = "20261123080001_add_phone_to_users.sql";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    private Dev.Request named(@Nullable String name, boolean createOnly) {
        return new Dev.Request(bench.service, name, createOnly, "", "", "", "", null, null, true, bench.run);
    }

    private Dev.Request accepting(String acceptDataLoss) {
        return new Dev.Request(bench.service, null, false, acceptDataLoss, "", "", "", null, null, true, bench.run);
    }

    private Dev.Request renaming(String rename) {
        return new Dev.Request(bench.service, null, false, "", "", rename, "", null, null, true, bench.run);
    }

    @Test
    void the_first_run_writes_signs_and_applies_a_migration_with_its_undo() {
        Dev.Report report = bench.schema(USERS).dev();
        assertThat(bench.scripts()).containsExactly(FIRST);
        assertThat(report.outcome()).isEqualTo("wrote " + FIRST + ", 1 applied");
        assertThat(bench.read("migrations/" + FIRST))
                .startsWith("-- // create users")
                .contains("CREATE TABLE")
                .contains("-- //@UNDO")
                .contains("DROP TABLE")
                .contains("Proven on PostgreSQL 17");
        assertThat(bench.changelog()).isEqualTo("20261123080000");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void nothing_to_do_says_so() {
        bench.schema(USERS).dev();
        Dev.Report report = bench.dev();
        assertThat(report.outcome()).isEqualTo("nothing to do");
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void a_second_migration_holds_only_the_difference() {
        bench.schema(USERS).dev();
        assertThat(bench.schema(WITH_PHONE).dev().statements()).isEqualTo(1);
        assertThat(bench.scripts()).containsExactly(FIRST, SECOND);
        assertThat(bench.read("migrations/" + SECOND))
                .doesNotContain("CREATE TABLE")
                .contains("phone");
    }

    @Test
    void a_schema_of_several_files_becomes_one_migration() {
        bench.source("schema/10_users.sql", USERS)
                .source("schema/20_orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, u int REFERENCES users);");
        bench.dev();
        assertThat(bench.scripts()).hasSize(1);
        assertThat(bench.exists("orders")).isTrue();
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void a_run_that_stops_on_a_new_database_says_what_is_in_and_how_the_seed_gets_in() {
        bench.migration("1_users.sql", USERS + "\nINSERT INTO users VALUES (1, 'Ada');")
                .schema(USERS + "CREATE TABLE broken (id nonsense);")
                .source("seed.sql", "INSERT INTO users VALUES (1, 'Ada');");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(bench.exists("users")).isFalse();

        bench.schema(USERS + "ALTER TABLE users RENAME TO people;");
        Problem stopped = problem(bench::dev);
        assertThat(stopped.code()).isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(fact(stopped, "applied before")).isEqualTo("1_users.sql");
        assertThat(commands(stopped)).contains("mvn db-migrate:reset -pl apps/auth");
    }

    @Test
    void create_only_seeds_nothing() {
        bench.schema(USERS).source("seed.sql", "INSERT INTO users VALUES (1, 'Ada');");
        assertThat(bench.dev(named(null, true)).seeded()).isFalse();
    }

    @Test
    void a_missing_database_is_made_and_a_new_one_is_seeded_once() {
        bench.settings = bench.settings.withDatabase("dev_makes_" + bench.settings.database());
        bench.schema(USERS).source("seed.sql", "INSERT INTO users VALUES (1, 'Ada');");
        Dev.Report report = bench.dev();
        assertThat(report.created()).isTrue();
        assertThat(report.seeded()).isTrue();
        assertThat(bench.dev().seeded()).isFalse();
        assertThat(bench.value("SELECT count(*) FROM users")).isEqualTo("1");
    }

    @Test
    void a_pending_migration_of_a_colleague_is_applied_and_nothing_is_written() {
        bench.schema(USERS).migration("1_users.sql", USERS);
        assertThat(bench.dev().outcome()).isEqualTo("1 applied");
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void a_script_written_by_hand_is_signed() {
        bench.schema(USERS).unsigned("1_users.sql", USERS);
        bench.dev();
        assertThat(bench.read("migrations/migrations.sum")).contains("1_users.sql");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void createOnly_writes_and_leaves_the_database_alone() {
        bench.schema(USERS).dev();
        Dev.Report report = bench.schema(WITH_PHONE).dev(named("phones", true));
        assertThat(bench.scripts()).containsExactly(FIRST, "20261123080001_phones.sql");
        assertThat(report.applied()).isEmpty();
        assertThat(bench.changelog()).isEqualTo("20261123080000");
        assertThat(bench.dev().outcome()).isEqualTo("1 applied");
    }

    @Test
    void createOnly_without_a_difference_writes_an_empty_script_to_fill() {
        bench.schema(USERS).dev();
        bench.dev(named("backfill names", true));
        assertThat(bench.scripts()).containsExactly(FIRST, "20261123080001_backfill_names.sql");
        assertThat(bench.dev().outcome()).isEqualTo("1 applied");
    }

    @Test
    void a_name_that_no_file_can_have_is_refused_before_anything_is_written() {
        bench.schema(USERS);
        assertThat(problem(() -> bench.dev(named("../up", false))).code()).isEqualTo(ProblemCode.NAME_INVALID);
        assertThat(problem(() -> bench.dev(named("x".repeat(201), false))).code())
                .isEqualTo(ProblemCode.NAME_INVALID);
        assertThat(bench.scripts()).isEmpty();
    }

    @Test
    void a_terminal_is_offered_a_name() {
        bench.schema(USERS).console.answering("first tables");
        bench.dev();
        assertThat(bench.console.questions).containsExactly("Name of the migration [create_users]");
        assertThat(bench.scripts()).containsExactly("20261123080000_first_tables.sql");
    }

    @Test
    void of_several_errors_in_the_schema_file_the_first_is_shown() {
        bench.schema(
                USERS + "\nCREATE TABLE a (id int);\nCREATE TABLE b (id nonsense);\nCREATE TABLE c (id rubbish);\n");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(Bench.place(problem)).isEqualTo("src/main/db/schema.sql:4:20");
    }

    @Test
    void an_error_in_the_schema_file_is_shown_with_its_place() {
        bench.schema(USERS + "\nCREATE TABLE orders (\n    id nonsense\n);\n");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(Bench.place(problem)).isEqualTo("src/main/db/schema.sql:4:8");
        assertThat(fact(problem, "PostgreSQL says")).contains("nonsense");
    }

    @Test
    void a_service_without_a_schema_is_told() {
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.SCHEMA_FILE_MISSING);
    }

    @Test
    void drift_is_listed_object_by_object_and_stops_it() {
        bench.schema(USERS).dev();
        bench.sql(
                "ALTER TABLE users ADD COLUMN byhand int",
                "CREATE VIEW v AS SELECT 1 AS one",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        Problem problem = problem(() -> bench.schema(WITH_PHONE).dev());
        assertThat(problem.code()).isEqualTo(ProblemCode.DRIFT);
        assertThat(fact(problem, "differences"))
                .contains("+ column public.users.byhand", "+ view public.v", "+ function public.f()");
        assertThat(commands(problem)).contains("mvn db-migrate:reset -pl apps/auth");
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void an_extension_that_an_administrator_installed_is_no_drift_and_may_be_asked_for_later() {
        bench.schema(USERS).dev();
        bench.sql("CREATE EXTENSION citext");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        bench.schema("CREATE EXTENSION citext;\n" + USERS.replace("name text", "name citext"))
                .dev();
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void a_comment_in_an_applied_script_is_one_finding_and_no_drift() {
        bench.schema(USERS).migration("1_users.sql", USERS).dev();
        bench.migration("1_users.sql", USERS + "-- why\n");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.MIGRATION_EDITED);
    }

    @Test
    void a_deleted_applied_script_is_missing_and_its_objects_are_drift() {
        bench.schema(USERS).migration("1_users.sql", USERS).dev();
        bench.delete("1_users.sql");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.HISTORY_BLOCKED);
        assertThat(problem.facts()).extracting(fact -> fact.name()).contains("DBM-304", "DBM-306");
    }

    @Test
    void of_a_directory_that_is_gone_every_applied_script_is_missing() throws IOException {
        bench.schema(USERS).migration("1_users.sql", USERS).dev();
        bench.delete("1_users.sql");
        Files.delete(bench.service.migrations().resolve("migrations.sum"));
        Files.delete(bench.service.migrations());
        assertThat(problem(bench::dev).facts()).extracting(fact -> fact.name()).contains("DBM-304", "DBM-306");
    }

    @Test
    void an_applied_script_made_invalid_is_edited_and_cannot_be_replayed() {
        bench.schema(USERS).migration("1_users.sql", USERS).dev();
        bench.migration("1_users.sql", "CREATE TABEL users ();");
        Problem problem = problem(bench::dev);
        assertThat(problem.facts()).extracting(fact -> fact.name()).contains("DBM-303", "DBM-405");
        assertThat(fact(problem, "DBM-405")).contains("applied migration 1_users.sql");
    }

    @Test
    void a_pending_script_that_does_not_run_is_told_with_its_place_and_touches_nothing() {
        bench.schema(USERS).migration("1_users.sql", USERS).migration("2_broken.sql", "SELECT 1;\nSELECT nothing;\n");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.REPLAY_FAILED);
        assertThat(problem.headline()).contains("pending migration 2_broken.sql");
        assertThat(Bench.place(problem)).isEqualTo("src/main/db/migrations/2_broken.sql:2:8");
        assertThat(bench.exists("changelog")).isFalse();
    }

    @Test
    void a_database_that_somebody_else_made_is_listed_and_stops_it() {
        bench.schema(USERS);
        bench.sql("CREATE TABLE legacy (id int)");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_NOT_EMPTY);
        assertThat(fact(problem, "objects")).contains("+ table public.legacy");
    }

    @Test
    void an_overtaken_migration_is_applied_here_with_a_warning() {
        bench.schema(USERS).migration("10_users.sql", USERS).dev();
        bench.migration("5_rows.sql", "CREATE TABLE five (id int);").schema(USERS + "CREATE TABLE five (id int);");
        assertThat(bench.dev().applied()).extracting(AppliedMigration::name).containsExactly("5_rows.sql");
        assertThat(bench.console.lines).anyMatch(line -> line.startsWith("! 5_rows.sql is older"));
    }

    @Test
    void a_column_with_values_is_dropped_only_when_exactly_that_is_accepted() {
        bench.schema(WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', '1'), (2, 'Bob', NULL)");
        bench.schema(USERS);
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(fact(problem, "users.phone")).contains("1");
        assertThat(bench.scripts()).hasSize(1);
        assertThat(problem(() -> bench.dev(accepting("users.name"))).code()).isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(bench.dev(accepting("users.phone")).applied()).hasSize(1);
        assertThat(bench.read("migrations/" + bench.scripts().get(1)))
                .contains("What it loses: ")
                .contains("phone");
    }

    @Test
    void an_empty_column_is_dropped_without_a_word() {
        bench.schema(WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', NULL)");
        assertThat(bench.schema(USERS).dev().applied()).hasSize(1);
    }

    @Test
    void a_terminal_is_asked_before_rows_are_lost() {
        bench.schema(WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', '1')");
        bench.schema(USERS).console.answering("n");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.CANCELLED);
        assertThat(bench.scripts()).hasSize(1);
        bench.console.answering("y", "");
        assertThat(bench.dev().applied()).hasSize(1);
    }

    @Test
    void what_cannot_run_on_the_rows_is_refused_with_a_way_out_and_nothing_is_written() {
        bench.schema(USERS).dev();
        bench.sql("INSERT INTO users VALUES (1, NULL)");
        bench.schema("CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_CONFLICT);
        assertThat(problem.remedies()).isNotEmpty();
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void createOnly_writes_it_all_the_same_and_warns() {
        bench.schema(USERS).dev();
        bench.sql("INSERT INTO users VALUES (1, NULL)");
        bench.schema("CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);");
        bench.dev(named(null, true));
        assertThat(bench.scripts()).hasSize(2);
        assertThat(bench.console.lines).anyMatch(line -> line.startsWith("!") && line.contains("name"));
    }

    @Test
    void createOnly_is_no_way_round_consent_to_a_loss() {
        bench.schema(WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', '1')");
        bench.schema(USERS);
        assertThat(problem(() -> bench.dev(named(null, true))).code()).isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void a_rename_that_is_said_keeps_the_rows() {
        bench.schema(WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', '1')");
        bench.schema(WITH_PHONE.replace("phone", "mobile")).dev(renaming("users.phone:users.mobile"));
        assertThat(bench.value("SELECT mobile FROM users")).isEqualTo("1");
    }

    @Test
    void a_rename_that_makes_no_sense_is_refused() {
        bench.schema(USERS).dev();
        assertThat(problem(() -> bench.dev(renaming("users.a:users.b"))).code()).isEqualTo(ProblemCode.RENAME_INVALID);
    }

    @Test
    void a_terminal_is_asked_about_a_rename() {
        bench.schema(WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', '1')");
        bench.schema(WITH_PHONE.replace("phone", "mobile")).console.answering("y", "");
        bench.dev();
        assertThat(bench.console.questions.get(0)).contains("users.phone").contains("users.mobile");
        assertThat(bench.value("SELECT mobile FROM users")).isEqualTo("1");
    }

    @Test
    void a_failed_migration_stops_it_until_it_is_let_go_on() {
        String script = "-- db-migrate: no-transaction\nCREATE TABLE a (x int);\nINSERT INTO b SELECT 1;\n";
        bench.schema("CREATE TABLE a (x int);").migration("1_steps.sql", script);
        bench.sql("CREATE SCHEMA other");
        // The shadow has the table that the target lacks at that moment.
        bench.migration(
                "1_steps.sql",
                script.replace(
                        "INSERT INTO b SELECT 1",
                        "SELECT 1 / count(*) FROM pg_namespace"
                                + " WHERE nspname = 'public' AND NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'other')"));
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        bench.sql("DROP SCHEMA other");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.MIGRATION_FAILED_BEFORE);
        Dev.Request resume =
                new Dev.Request(bench.service, null, false, "", "", "", "", "steps", null, true, bench.run);
        assertThat(bench.dev(resume).outcome()).isEqualTo("1 applied");
    }

    @Test
    void after_a_reset_an_adopted_change_becomes_a_migration() {
        bench.schema(USERS).dev();
        bench.sql("ALTER TABLE users ADD COLUMN phone text");
        assertThat(problem(() -> bench.schema(WITH_PHONE).dev()).code()).isEqualTo(ProblemCode.DRIFT);
        bench.reset();
        assertThat(bench.dev().outcome()).isEqualTo("wrote " + SECOND + ", 1 applied");
    }

    @Test
    void going_back_in_schema_sql_makes_the_migration_that_takes_it_back() {
        bench.schema(USERS).dev();
        bench.schema(WITH_PHONE).dev();
        bench.schema(USERS).dev();
        assertThat(bench.scripts()).hasSize(3);
        assertThat(bench.scripts().get(2)).endsWith("_drop_phone_from_users.sql");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void what_an_administrator_granted_and_reset_keeps_is_no_drift() {
        bench.schema(USERS + "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                        + "CREATE TABLE numbered (id int GENERATED ALWAYS AS IDENTITY, n serial);")
                .dev();
        bench.sql(
                "GRANT USAGE, CREATE ON SCHEMA public TO pg_monitor",
                "COMMENT ON SCHEMA public IS 'of the team'",
                "CREATE EXTENSION hstore",
                "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO pg_monitor",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        bench.reset();
        assertThat(bench.value("SELECT has_table_privilege('pg_monitor', 'users', 'SELECT')"))
                .isEqualTo("t");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
        bench.sql("GRANT INSERT ON users TO pg_monitor");
        assertThat(fact(problem(bench::dev), "differences"))
                .contains("pg_monitor=INSERT")
                .doesNotContain("schema");
        assertThat(bench.status().outcome()).isEqualTo("drifted");
    }

    @Test
    void a_service_that_gives_way_into_a_schema_of_its_own_does_not_see_the_other_in_public() {
        bench.schema(USERS).dev();
        Bench order = new Bench(
                folder.resolve("order"), "order", new CatalogScope("order", "changelog"), bench.settings.database());
        order.schema("CREATE TABLE orders (id int PRIMARY KEY);\n").dev();
        assertThat(order.dev().outcome()).isEqualTo("nothing to do");
        bench.schema(WITH_PHONE).dev();
        assertThat(order.dev().outcome()).isEqualTo("nothing to do");
        assertThat(order.status().outcome()).isEqualTo("up to date");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        assertThat(order.reset().kept()).isEmpty();
        assertThat(bench.exists("public.users")).isTrue();
    }

    @Test
    void the_ways_out_of_a_number_that_was_overtaken_work_as_they_are_pasted() {
        bench.schema(USERS).dev();
        String old = "20261122080000_create_phones.sql";
        bench.migration(old, "CREATE TABLE phones (id int);\n-- //@UNDO\nDROP TABLE phones;\n")
                .schema(USERS + "CREATE TABLE phones (id int);")
                .dev();
        assertThat(bench.changelog()).contains("20261122080000");
        bench.rename(old, "20261123080001_create_phones.sql");
        assertThat(fact(problem(bench::dev), ProblemCode.MIGRATION_MISSING.label()))
                .contains("20261122080000_create_phones");
        bench.reset();
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }
}
