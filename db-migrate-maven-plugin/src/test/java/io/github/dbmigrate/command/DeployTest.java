package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deploy applies, in which order, what stops it before anything runs, and what it tells and writes down. */
class DeployTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY);\n-- //@UNDO\nDROP TABLE users;\n";
    private static final String PHONE =
            "ALTER TABLE users ADD COLUMN phone text;\n-- //@UNDO\nALTER TABLE users DROP COLUMN phone;\n";
    private static final String STEPS = """
            -- db-migrate: no-transaction
            CREATE TABLE a (x int);
            INSERT INTO a VALUES (1);
            CREATE UNIQUE INDEX CONCURRENTLY u ON a (y);
            """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    private Deploy.Request request(boolean dryRun, @Nullable String to, boolean failOnDrift, @Nullable String resume) {
        return new Deploy.Request(bench.service, dryRun, to, failOnDrift, resume, bench.run);
    }

    @Test
    void an_empty_directory_is_nothing_to_apply() {
        Deploy.Report report = bench.emptyDirectory().deploy();
        assertThat(report.applied()).isEmpty();
        assertThat(report.outcome()).isEqualTo("nothing to apply");
        assertThat(bench.exists("changelog")).isFalse();
    }

    @Test
    void a_missing_directory_is_taken_for_a_wrong_checkout() {
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.DIRECTORY_MISSING);
    }

    @Test
    void a_migration_is_applied_once() {
        bench.migration("1_users.sql", USERS);
        assertThat(bench.deploy().applied()).extracting(AppliedMigration::name).containsExactly("1_users.sql");
        assertThat(bench.deploy().applied()).isEmpty();
        assertThat(bench.changelog()).isEqualTo("1");
        assertThat(bench.journal()).isEqualTo("applied 1");
    }

    @Test
    void migrations_are_applied_in_the_order_of_their_numbers_with_a_line_for_each() {
        bench.migration("10_phone.sql", PHONE).migration("9_users.sql", USERS);
        assertThat(bench.deploy().applied())
                .extracting(AppliedMigration::name)
                .containsExactly("9_users.sql", "10_phone.sql");
        assertThat(bench.console.lines).anyMatch(line -> line.matches(" {2}9_users\\.sql {2}[0-9.]+ m?s"));
    }

    @Test
    void a_table_moves_between_namespaces_with_its_rows_and_foreign_keys() {
        bench.migration(
                        "1_make.sql",
                        "CREATE SCHEMA one; CREATE SCHEMA two; CREATE TABLE one.a (id int PRIMARY KEY);"
                                + "CREATE TABLE two.b (id int PRIMARY KEY, a int REFERENCES one.a);"
                                + "INSERT INTO one.a VALUES (1); INSERT INTO two.b VALUES (1, 1);")
                .migration("2_swap.sql", "ALTER TABLE one.a SET SCHEMA two; ALTER TABLE two.b SET SCHEMA one;");
        bench.deploy();
        assertThat(bench.value("SELECT count(*) FROM one.b JOIN two.a ON b.a = a.id"))
                .isEqualTo("1");
    }

    @Test
    void a_failed_migration_leaves_the_ones_before_it_applied_and_is_told_with_place_and_sqlstate() {
        bench.migration("1_users.sql", USERS)
                .migration("2_broken.sql", "SELECT 1;\n\nCREATE TABLE b (id int);\nCREATE TABEL c (id int);\n")
                .migration("3_phone.sql", PHONE);
        Problem problem = problem(bench::deploy);
        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(problem.headline()).contains("2_broken.sql");
        assertThat(fact(problem, "SQLSTATE")).contains("42601");
        assertThat(fact(problem, "applied before")).isEqualTo("1_users.sql");
        assertThat(fact(problem, "not applied")).isEqualTo("3_phone.sql");
        assertThat(Bench.place(problem)).endsWith("2_broken.sql:4:8");
        assertThat(bench.changelog()).isEqualTo("1");
        assertThat(bench.journal()).isEqualTo("applied 1,failed 2");
        assertThat(bench.exists("b")).isFalse();
    }

    @Test
    void a_failed_transactional_migration_is_simply_tried_again_once_it_is_mended() {
        bench.migration("1_users.sql", "CREATE TABEL users (id int);");
        problem(bench::deploy);
        bench.migration("1_users.sql", USERS);
        assertThat(bench.deploy().applied()).hasSize(1);
    }

    @Test
    void an_edited_migration_stops_everything_before_anything_runs() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.migration("1_users.sql", USERS + "SELECT 1;\n").migration("2_phone.sql", PHONE);
        Problem problem = problem(bench::deploy);
        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_EDITED);
        assertThat(bench.changelog()).isEqualTo("1");
    }

    @Test
    void line_ends_alone_are_no_edit() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.migration("1_users.sql", USERS.replace("\n", "\r\n"));
        assertThat(bench.deploy().applied()).isEmpty();
    }

    @Test
    void edited_missing_and_overtaken_are_told_all_at_once() {
        bench.migration("10_users.sql", USERS).migration("20_phone.sql", PHONE).deploy();
        bench.migration("10_users.sql", USERS + "-- later\n")
                .delete("20_phone.sql")
                .migration("15_late.sql", "SELECT 1;");
        Problem problem = problem(bench::deploy);
        assertThat(problem.code()).isEqualTo(ProblemCode.HISTORY_BLOCKED);
        assertThat(problem.facts()).extracting(fact -> fact.name()).contains("DBM-303", "DBM-304", "DBM-305");
    }

    @Test
    void a_directory_that_is_not_what_was_signed_stops_it() {
        bench.migration("1_users.sql", USERS).unsigned("2_phone.sql", PHONE);
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.SUM_MISMATCH);
        assertThat(bench.exists("users")).isFalse();
    }

    @Test
    void objects_without_a_changelog_stop_it() {
        bench.sql("CREATE TABLE legacy (id int)");
        bench.migration("1_users.sql", USERS);
        Problem problem = problem(bench::deploy);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_NOT_EMPTY);
        assertThat(commands(problem)).contains("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.appliedUpTo=1");
        assertThat(bench.exists("users")).isFalse();
    }

    @Test
    void objects_of_an_extension_do_not_count_as_somebody_elses() {
        bench.sql("CREATE EXTENSION citext");
        assertThat(bench.migration("1_users.sql", USERS).deploy().applied()).hasSize(1);
    }

    @Test
    void the_changelog_of_another_service_stops_it() {
        bench.migration("1_users.sql", USERS).deploy();
        Bench billing = new Bench(folder, "billing", CatalogScope.DEFAULT, bench.settings.database());
        Problem problem = problem(billing::deploy);
        assertThat(problem.code()).isEqualTo(ProblemCode.OWNERSHIP);
        assertThat(commands(problem))
                .contains("mvn db-migrate:deploy -pl apps/billing -Ddb-migrate.formerService=auth");
    }

    @Test
    void a_service_whose_folder_was_renamed_takes_its_changelog_along() {
        bench.migration("1_users.sql", USERS).deploy();
        Bench accounts = new Bench(folder, "accounts", CatalogScope.DEFAULT, bench.settings.database());
        accounts.service = new Service("accounts", "apps/accounts", accounts.service.directory(), "auth");
        accounts.migration("1_users.sql", USERS).migration("2_phone.sql", PHONE);

        assertThat(accounts.deploy().applied()).hasSize(1);
        accounts.service = new Service("accounts", "apps/accounts", accounts.service.directory());
        assertThat(accounts.deploy().applied()).isEmpty();
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.OWNERSHIP);
    }

    @Test
    void two_services_share_a_database_in_namespaces_of_their_own() {
        bench.migration("1_users.sql", USERS).deploy();
        Bench billing =
                new Bench(folder, "billing", new CatalogScope("billing", "changelog"), bench.settings.database());
        assertThat(billing.deploy().applied()).hasSize(1);
        assertThat(bench.exists("billing.users")).isTrue();
    }

    @Test
    void what_another_service_does_in_its_namespace_is_no_drift_of_ours() {
        String database = bench.settings.database();
        Bench auth = new Bench(folder.resolve("auth"), "auth", new CatalogScope("auth", "changelog"), database);
        Bench billing = new Bench(folder.resolve("b"), "billing", new CatalogScope("billing", "changelog"), database);
        auth.migration("1_users.sql", USERS).deploy();
        billing.migration("1_users.sql", USERS + "COMMENT ON TABLE users IS 'theirs';")
                .deploy();
        assertThat(auth.status().outcome()).isEqualTo("up to date");
        assertThat(auth.schema(USERS.replace("-- //@UNDO\nDROP TABLE users;", ""))
                        .dev()
                        .outcome())
                .isEqualTo("nothing to do");
        billing.sql("ALTER TABLE billing.users ADD COLUMN byhand int");
        assertThat(auth.status().outcome()).isEqualTo("up to date");
        assertThat(billing.status().outcome()).isEqualTo("drifted");
    }

    @Test
    void a_dry_run_shows_the_sql_and_changes_nothing() {
        bench.migration("1_users.sql", USERS);
        Deploy.Report report = bench.deploy(request(true, null, false, null));
        assertThat(report.planned()).hasSize(1);
        assertThat(report.planned().get(0).sql()).isEqualTo("CREATE TABLE users (id int PRIMARY KEY);");
        assertThat(report.outcome()).isEqualTo("would apply 1");
        assertThat(bench.exists("users")).isFalse();
        assertThat(bench.exists("changelog")).isFalse();
    }

    @Test
    void it_stops_at_the_migration_that_to_names_however_it_is_named() {
        bench.migration("1_users.sql", USERS).migration("2_phone.sql", PHONE);
        assertThat(bench.deploy(request(false, "1_users.sql", false, null)).applied())
                .hasSize(1);
        assertThat(bench.deploy(request(false, "users", false, null)).applied()).isEmpty();
        assertThat(bench.deploy(request(false, "2", false, null)).applied()).hasSize(1);
    }

    @Test
    void a_mistyped_to_gets_the_closest_match() {
        bench.migration("1_users.sql", USERS);
        Problem problem = problem(() -> bench.deploy(request(false, "usres", false, null)));
        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_UNKNOWN);
        assertThat(commands(problem)).containsExactly("mvn db-migrate:deploy -pl apps/auth -Ddb-migrate.to=1_users");
    }

    @Test
    void drift_is_warned_of_or_stops_it() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.sql("ALTER TABLE users ADD COLUMN byhand int");
        bench.migration("2_phone.sql", PHONE);
        assertThat(problem(() -> bench.deploy(request(false, null, true, null))).code())
                .isEqualTo(ProblemCode.DRIFT);
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.console.lines).anyMatch(line -> line.startsWith("! DBM-306"));
    }

    @Test
    void no_drift_is_seen_where_there_is_none() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.migration("2_phone.sql", PHONE);
        bench.deploy(request(false, null, true, null));
        assertThat(bench.console.lines).noneMatch(line -> line.startsWith("!"));
    }

    @Test
    void the_schema_is_marked_once_a_run_and_behind_a_failure() {
        bench.migration("1_users.sql", USERS)
                .migration("2_phone.sql", PHONE)
                .migration("3_wrong.sql", "SELECT wrong;\n")
                .migration("4_late.sql", "CREATE TABLE late (x int);\n");
        problem(bench::deploy);
        String marked =
                "SELECT string_agg(id || ' ' || event || ' ' || (fingerprint IS NOT NULL), ', ' ORDER BY sequence)"
                        + " FROM changelog_journal";
        assertThat(bench.value(marked)).isEqualTo("1 applied false, 2 applied false, 3 failed true");

        bench.sql("ALTER TABLE users ADD COLUMN byhand int");
        assertThat(bench.status().outcome()).contains("drifted");
        bench.sql("ALTER TABLE users DROP COLUMN byhand");
        bench.migration("3_wrong.sql", "SELECT 1;\n").deploy(request(false, null, true, null));
        assertThat(bench.value(marked)).endsWith("3 failed true, 3 applied false, 4 applied true");
    }

    @Test
    void a_migration_that_stopped_midway_stops_the_next_deploy_until_somebody_lets_it_go_on() {
        bench.migration("1_steps.sql", STEPS);
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        Problem before = problem(bench::deploy);
        assertThat(before.code()).isEqualTo(ProblemCode.MIGRATION_FAILED_BEFORE);
        assertThat(fact(before, "failed")).contains("2 finished").contains("42703");
        bench.sql("ALTER TABLE a ADD COLUMN y int");
        assertThat(bench.deploy(request(false, null, false, "steps")).applied()).hasSize(1);
        assertThat(bench.value("SELECT count(*) FROM a")).isEqualTo("1");
        assertThat(bench.changelog()).isEqualTo("1");
    }

    @Test
    void one_that_was_cut_off_goes_on_behind_its_last_finished_statement() {
        bench.migration("1_steps.sql", STEPS);
        problem(bench::deploy);
        bench.sql("DELETE FROM changelog_journal WHERE event = 'failed'", "ALTER TABLE a ADD COLUMN y int");
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.console.lines).contains("  1_steps.sql goes on behind statement 2");
        assertThat(bench.value("SELECT count(*) FROM a")).isEqualTo("1");
    }

    @Test
    void one_that_others_stood_in_the_way_of_goes_on_unasked() throws SQLException {
        bench.migration("1_blocked.sql", "CREATE TABLE blocked (id int);\n");
        bench.deploy();
        bench.migration("2_steps.sql", """
                -- db-migrate: no-transaction, lock-timeout=50ms, lock-retry-for=0s
                CREATE TABLE a (x int);
                ALTER TABLE blocked ADD COLUMN y int;
                """);
        try (Connection other = TestPostgres.get().connect(bench.settings.database());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE blocked");
            Problem locked = problem(bench::deploy);
            assertThat(locked.code()).isEqualTo(ProblemCode.STATEMENT_LOCKED);
            assertThat(commands(locked)).endsWith("mvn db-migrate:deploy -pl apps/auth");
        }
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.console.lines).contains("  2_steps.sql goes on behind statement 1");
    }

    @Test
    void one_of_which_nobody_can_tell_what_it_did_stops_the_next_deploy_even_at_its_first_statement() {
        bench.migration("1_block.sql", "DO $$ BEGIN CREATE TABLE a (); COMMIT; PERFORM 1 / 0; END $$;\nSELECT 1;\n");
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        Problem before = problem(bench::deploy);

        assertThat(before.code()).isEqualTo(ProblemCode.MIGRATION_FAILED_BEFORE);
        assertThat(before.remedies().get(0).sentence()).startsWith("Look at what the statement above did.");
        assertThat(commands(before))
                .containsExactly(
                        "mvn db-migrate:deploy -pl apps/auth -Ddb-migrate.resume=1",
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.tookEffect=1",
                        "mvn db-migrate:deploy -pl apps/auth",
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.applied=1",
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.rolledBack=1");
    }

    @Test
    void several_indexes_are_built_and_dropped_concurrently_by_one_file_each_and_replayed_so() {
        bench.migration("1_a.sql", "CREATE TABLE a (x int, y int);\n-- //@UNDO\nDROP TABLE a;\n")
                .migration(
                        "2_build.sql",
                        "CREATE INDEX CONCURRENTLY a_x ON a (x);\nCREATE INDEX CONCURRENTLY a_y ON a (y);\n")
                .migration("3_drop.sql", "DROP INDEX CONCURRENTLY a_x;\nDROP INDEX CONCURRENTLY a_y;\n");

        assertThat(bench.deploy(request(false, "2", false, null)).applied()).hasSize(2);
        assertThat(bench.value("SELECT count(*) FROM pg_index WHERE indrelid = 'a'::regclass AND indisvalid"))
                .isEqualTo("2");
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.value("SELECT count(*) FROM pg_index WHERE indrelid = 'a'::regclass"))
                .isEqualTo("0");
        assertThat(bench.schema("CREATE TABLE a (x int, y int);\n").dev().written())
                .isNull();
    }

    @Test
    void an_enum_value_used_by_the_file_that_adds_it_is_refused_whole_with_the_line_that_lets_it_run() {
        String use = "ALTER TYPE mood ADD VALUE 'glad';\nALTER TABLE a ALTER COLUMN m SET DEFAULT 'glad';\n";
        bench.migration("1_a.sql", "CREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE a (m mood);\n")
                .migration("2_glad.sql", use);

        Problem refused = problem(bench::deploy);
        assertThat(refused.code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(fact(refused, "SQLSTATE")).isEqualTo("55P04");
        assertThat(commands(refused)).contains("-- db-migrate: no-transaction");
        assertThat(bench.value("SELECT enum_range(NULL::mood)")).isEqualTo("{sad}");

        bench.migration("2_glad.sql", "-- db-migrate: no-transaction\n" + use);
        assertThat(bench.deploy().applied()).hasSize(1);
        bench.schema("CREATE TYPE mood AS ENUM ('sad', 'glad');\nCREATE TABLE a (m mood DEFAULT 'glad');\n");
        assertThat(bench.dev().written()).isNull();
    }

    @Test
    void resume_of_one_that_did_not_fail_is_refused() {
        bench.migration("1_users.sql", USERS);
        assertThat(problem(() -> bench.deploy(request(false, null, false, "1"))).code())
                .isEqualTo(ProblemCode.PARAMETER_INVALID);
    }

    @Test
    void a_script_that_no_connection_can_run_stops_all_before_the_first() {
        bench.migration("1_users.sql", USERS).migration("2_psql.sql", "\\connect other\n");
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.SCRIPT_UNSUPPORTED);
        assertThat(bench.exists("users")).isFalse();
    }

    @Test
    void a_file_that_cannot_be_read_is_not_told_as_missing() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.unsigned("1_users.sql", "\0");
        Problem problem = problem(bench::deploy);
        assertThat(problem.facts()).extracting(fact -> fact.name()).doesNotContain("DBM-304");
    }

    @Test
    void three_deploys_at_once_apply_a_migration_once_and_all_succeed() throws Exception {
        bench.migration("1_slow.sql", "CREATE TABLE slow (id int); SELECT pg_sleep(0.3);");
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Future<Deploy.Report>> deploys = pool.invokeAll(List.of(bench::deploy, bench::deploy, bench::deploy));
            int applied = 0;
            for (Future<Deploy.Report> deploy : deploys) {
                applied += deploy.get().applied().size();
            }
            assertThat(applied).isEqualTo(1);
            assertThat(bench.journal()).isEqualTo("applied 1");
            assertThat(bench.console.lines)
                    .contains("  1_slow.sql was applied meanwhile by "
                            + TestPostgres.get().user() + "@build-7");
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void a_lock_that_somebody_keeps_is_given_up_on_with_its_holder() {
        bench.migration("1_users.sql", USERS);
        bench.run = new RunSettings(Map.of(), Duration.ofMillis(200), Timeouts.DEFAULT);
        try (TargetDatabase other = bench.server().open();
                TargetDatabase.Lock lock = other.lock(Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.LOCK_UNAVAILABLE);
            assertThat(bench.console.lines).anyMatch(line -> line.startsWith("waiting for another run"));
        }
    }

    @Test
    void who_finds_everything_in_waits_for_nobody() {
        bench.migration("1_users.sql", USERS).deploy();
        withTheLockTaken(() -> {
            assertThat(bench.deploy().applied()).isEmpty();
            assertThat(bench.console.lines).noneMatch(line -> line.startsWith("waiting"));
        });
    }

    @Test
    void what_looks_like_drift_may_be_the_work_of_another_run_and_is_waited_for() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.sql("ALTER TABLE users ADD COLUMN byhand int");
        withTheLockTaken(() -> assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.LOCK_UNAVAILABLE));
    }

    private void withTheLockTaken(Runnable work) {
        bench.run = new RunSettings(Map.of(), Duration.ZERO, Timeouts.DEFAULT);
        try (TargetDatabase other = bench.server().open();
                TargetDatabase.Lock lock = other.lock(Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            work.run();
        }
    }

    @Test
    void what_mybatis_applied_is_seen_as_applied_and_what_it_took_back_as_pending() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.sql("DROP TABLE users", "DELETE FROM changelog WHERE id = 1");
        assertThat(bench.deploy().applied()).hasSize(1);
        bench.migration("2_phone.sql", PHONE);
        bench.sql(
                "ALTER TABLE users ADD COLUMN phone text",
                "INSERT INTO changelog VALUES (2, '2026-11-23 09:00:00', 'phone')");
        assertThat(bench.deploy().applied()).isEmpty();
    }

    @Test
    void bootstrap_runs_before_the_first_migration_and_never_again() {
        bench.source("migrations/bootstrap.sql", "CREATE TABLE users (id int);").migration("1_phone.sql", PHONE);
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.deploy().applied()).isEmpty();
        assertThat(bench.value("SELECT count(*) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0"))
                .isEqualTo("2");
    }

    @Test
    void bootstrap_runs_in_the_managed_schema_up_to_its_undo_marker_with_variables_replaced() {
        Bench shop = new Bench(folder, "shop", new CatalogScope("shop", "changelog"), bench.settings.database());
        shop.source("migrations/bootstrap.sql", "CREATE TABLE ${changelog}_seen (id int);\n-- //@UNDO\nSELECT 1/0;\n")
                .migration("1_users.sql", USERS);
        shop.deploy(new Deploy.Request(shop.service, true, null, false, null, shop.run));
        assertThat(shop.deploy(new Deploy.Request(shop.service, true, null, false, null, shop.run))
                        .planned())
                .extracting(Deploy.Planned::sql)
                .first()
                .isEqualTo("CREATE TABLE changelog_seen (id int);");

        shop.deploy();
        assertThat(bench.value("SELECT to_regclass('shop.changelog_seen')")).isEqualTo("shop.changelog_seen");
        shop.schema("CREATE TABLE changelog_seen (id int);\nCREATE TABLE users (id int PRIMARY KEY);\n");
        assertThat(shop.dev().written()).isNull();
    }

    @Test
    void mybatis_own_first_migration_makes_the_changelog_itself() {
        bench.migration(
                "1_create_changelog.sql",
                "CREATE TABLE ${changelog} (ID NUMERIC(20,0) NOT NULL, APPLIED_AT VARCHAR(25) NOT NULL, DESCRIPTION"
                        + " VARCHAR(255) NOT NULL);\nALTER TABLE ${changelog} ADD CONSTRAINT PK_${changelog} PRIMARY KEY (id);\n");
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.changelog()).isEqualTo("1");
    }

    @Test
    void a_missing_database_is_not_made() {
        bench.migration("1_users.sql", USERS);
        bench.settings = bench.settings.withDatabase("nowhere");
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.DATABASE_MISSING);
    }

    @Test
    void a_session_setting_does_not_reach_into_the_next_migration() {
        bench.migration("1_path.sql", "CREATE SCHEMA other; SET search_path TO other;")
                .migration("2_users.sql", USERS);
        bench.deploy();
        assertThat(bench.exists("public.users")).isTrue();
        try (JdbcDatabase session = JdbcDatabase.open(bench.settings)) {
            assertThat(session.query("SELECT to_regclass('other.users')").get(0).get(0))
                    .isNull();
        }
    }
}
