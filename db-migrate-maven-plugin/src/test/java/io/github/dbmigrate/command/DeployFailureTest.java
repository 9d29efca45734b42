package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.resuming;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migration that fails leaves behind, and how the next deploy goes on. */
class DeployFailureTest {

    private static final String STEPS = """
            -- db-migrate: no-transaction
            CREATE TABLE a (x int);
            INSERT INTO a VALUES (1);
            CREATE UNIQUE INDEX CONCURRENTLY u ON a (y);
            """;

    private final Bench bench;

    DeployFailureTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void a_failed_migration_leaves_the_ones_before_it_applied_and_is_told_with_place_and_sqlstate() {
        bench.migration("1_users.sql", Users.SCRIPT)
                .migration("2_broken.sql", "SELECT 1;\n\nCREATE TABLE b (id int);\nCREATE TABEL c (id int);\n")
                .migration("3_phone.sql", Users.ADD_PHONE);
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
        bench.migration("1_users.sql", Users.SCRIPT);
        assertThat(bench.deploy().applied()).hasSize(1);
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
    void a_migration_that_stopped_midway_stops_the_next_deploy_until_somebody_lets_it_go_on() {
        bench.migration("1_steps.sql", STEPS);
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        Problem before = problem(bench::deploy);
        assertThat(before.code()).isEqualTo(ProblemCode.MIGRATION_FAILED_BEFORE);
        assertThat(fact(before, "failed")).contains("2 finished").contains("42703");
        bench.sql("ALTER TABLE a ADD COLUMN y int");
        assertThat(bench.deploy(resuming(bench, "steps")).applied()).hasSize(1);
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
    void resume_of_one_that_did_not_fail_is_refused() {
        bench.migration("1_users.sql", Users.SCRIPT);
        assertThat(problem(() -> bench.deploy(resuming(bench, "1"))).code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
    }
}
