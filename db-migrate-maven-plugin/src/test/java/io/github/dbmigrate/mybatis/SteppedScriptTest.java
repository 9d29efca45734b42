package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.command.MigrationRunner.Outcome;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteppedScriptTest {

    @TempDir
    Path module;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(module);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void an_index_is_built_concurrently_with_its_position_in_the_journal() {
        Outcome outcome = bench.apply(
                "1_index.sql", "CREATE TABLE t (id int);\nCREATE INDEX CONCURRENTLY i ON t (id);\nSELECT 1;");

        assertThat(outcome.transactional()).isFalse();
        assertThat(bench.journal())
                .containsExactly("started 0", "step 1", "running 1", "step 2", "step 3", "applied 3");
        assertThat(bench.changelog()).containsExactly("1 index");
        assertThat(bench.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void a_concurrent_statement_runs_without_timeouts_and_the_next_one_with_them() {
        bench.timeouts = bench.timeouts.withStatement(java.time.Duration.ofSeconds(60));
        bench.apply("1_index.sql", """
                CREATE FUNCTION f(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE NOTICE '% %', current_setting('lock_timeout'), current_setting('statement_timeout');
                    RETURN $1;
                END $$;
                CREATE TABLE t AS SELECT 1 AS id;
                CREATE INDEX CONCURRENTLY i ON t (f(id));
                SELECT f(1);
                """);

        assertThat(bench.notices).contains("NOTICE: 0 0", "NOTICE: 3s 1min");
    }

    @Test
    void a_concurrent_index_that_fails_leaves_nothing() {
        bench.other.execute("CREATE TABLE t AS SELECT 1 AS id FROM generate_series(1, 2)");
        Problem problem = bench.applyFails("1_index.sql", "CREATE UNIQUE INDEX CONCURRENTLY \"I\" ON t (id);\n");

        assertThat(problem.headline()).isEqualTo("1_index.sql failed; nothing of it is in the database.");
        assertThat(bench.repaired).containsExactly("invalid index public.\"I\"");
        assertThat(bench.exists("\"I\"")).isFalse();
    }

    @Test
    void the_directive_makes_each_statement_commit_by_itself_together_with_its_position() {
        Problem problem = bench.applyFails("1_steps.sql", """
                -- db-migrate: no-transaction
                CREATE TABLE a (id int);
                CREATE TABLE b (id int);
                CREATE TABLE a (id int);
                CREATE TABLE c (id int);
                """);

        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(problem.headline())
                .isEqualTo("1_steps.sql failed; its first 2 of 4 statements are in the database.");
        assertThat(bench.exists("b")).isTrue();
        assertThat(bench.exists("c")).isFalse();
        assertThat(bench.journal()).containsExactly("started 0", "step 1", "step 2", "failed 2");
        assertThat(bench.value("SELECT count(*) FROM pg_class c JOIN changelog_journal j ON c.xmin = j.xmin"
                        + " WHERE relname IN ('a', 'b') AND event = 'step'"))
                .isEqualTo("2");
        assertThat(bench.changelog()).isEmpty();
        assertThat(problem.remedies().get(0).commands())
                .containsExactly("mvn db-migrate:deploy -pl apps/auth -Ddb-migrate.resume=1");
    }

    @Test
    void a_resumed_script_goes_on_behind_the_last_finished_statement_with_its_settings() {
        String text = """
                -- db-migrate: no-transaction
                CREATE SCHEMA inner_one;
                SET search_path TO inner_one;
                CREATE TABLE a (id int);
                SELECT 1 / (SELECT count(*) FROM public.mended);
                CREATE TABLE b (id int);
                """;
        MigrationScript script = bench.write("1_steps.sql", text);
        assertThat(Workbench.fails(() -> bench.apply(script, 0)).code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(bench.lastJournal().position()).isEqualTo(3);
        bench.other.execute("CREATE TABLE mended AS SELECT 1");

        bench.apply(script, 3);

        assertThat(bench.exists("inner_one.b")).isTrue();
        assertThat(bench.journal()).endsWith("failed 3", "started 3", "step 4", "step 5", "applied 5");
        assertThat(bench.changelog()).containsExactly("1 steps");
    }

    @Test
    void a_script_whose_finished_statements_were_changed_does_not_go_on() {
        String text = """
                -- db-migrate: no-transaction
                CREATE TABLE a (id int, note text DEFAULT '${note}');
                CREATE TABLE b (id int);
                CREATE TABLE %s (id int);
                """;
        bench.variables.put("note", "hunter2");
        MigrationScript first = bench.write("1_steps.sql", text.formatted("a"));
        Workbench.fails(() -> bench.apply(first, 0));
        assertThat(bench.lastJournal().position()).isEqualTo(2);
        List<String> journal = bench.journal();

        for (String changed : List.of(
                text.replace("CREATE TABLE b", "CREATE TABLE before_b (id int);\nCREATE TABLE b"),
                text.replace("CREATE TABLE b (id int);\n", ""),
                "-- db-migrate: no-transaction\nCREATE TABLE %s (id int);\n")) {
            MigrationScript edited = bench.write("1_steps.sql", changed.formatted("c"));
            Problem problem = Workbench.fails(() -> bench.apply(edited, 2));
            assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_EDITED);
            assertThat(problem.remedies()).hasSize(2);
        }
        assertThat(bench.journal()).isEqualTo(journal);
        assertThat(bench.exists("c")).isFalse();

        bench.variables.put("note", "hunter3");
        bench.apply(bench.write("1_steps.sql", text.formatted("c") + "-- and a note\n"), 2);
        assertThat(bench.exists("c")).isTrue();
        assertThat(bench.changelog()).containsExactly("1 steps");
    }

    @Test
    void a_run_whose_lock_was_lost_ends_before_its_next_statement() {
        try (var lock = bench.target.lock(java.time.Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            MigrationScript script = bench.write("1_steps.sql", """
                    -- db-migrate: no-transaction
                    CREATE TABLE a (id int);
                    CREATE TABLE b (id int);
                    CREATE TABLE c (id int);
                    """);
            bench.beforeStatement = () -> {
                if (bench.progress.size() == 2) {
                    bench.other.query(
                            "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'"
                                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
                }
            };
            Problem problem = Workbench.fails(() -> bench.apply(script, 0));

            assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        }
        assertThat(bench.exists("a")).isTrue();
        assertThat(bench.exists("b")).isFalse();
        assertThat(bench.exists("c")).isFalse();
        assertThat(bench.journal()).containsExactly("started 0", "step 1");
    }

    @Test
    void a_script_that_is_one_transaction_commits_together_with_its_rows_and_begins_as_it_says() {
        Outcome outcome = bench.apply("1_own.sql", """
                -- a comment
                BEGIN ISOLATION LEVEL SERIALIZABLE;
                CREATE TABLE t AS SELECT current_setting('transaction_isolation') AS level;
                COMMIT;
                """);

        assertThat(outcome.transactional()).isTrue();
        assertThat(bench.value("SELECT level FROM t")).isEqualTo("serializable");
        assertThat(bench.journal()).containsExactly("applied 3");
        assertThat(bench.value(
                        "SELECT count(*) FROM pg_class p JOIN changelog c ON p.xmin = c.xmin" + " WHERE relname = 't'"))
                .isEqualTo("1");
    }

    @Test
    void a_script_of_several_transactions_keeps_those_that_it_committed() {
        MigrationScript script = bench.write("1_own.sql", """
                BEGIN;
                CREATE TABLE a (id int);
                INSERT INTO a VALUES (1);
                COMMIT;
                BEGIN;
                CREATE TABLE b (id int);
                CREATE TABLE a (id int);
                COMMIT;
                """);
        Problem problem = Workbench.fails(() -> bench.apply(script, 0));

        assertThat(problem.headline()).contains("its first 4 of 8 statements");
        assertThat(bench.exists("a")).isTrue();
        assertThat(bench.exists("b")).isFalse();
        assertThat(bench.journal()).containsExactly("started 0", "step 4", "failed 4");
        assertThat(bench.value("SELECT count(*) FROM a JOIN changelog_journal j ON a.xmin = j.xmin"))
                .isEqualTo("1");

        bench.other.execute("ALTER TABLE a RENAME TO z");
        bench.apply(script, 4);
        assertThat(bench.exists("b")).isTrue();
        assertThat(bench.changelog()).containsExactly("1 own");
    }

    @Test
    void a_script_that_rolls_back_itself_is_finished_all_the_same() {
        bench.apply("1_own.sql", "BEGIN;\nCREATE TABLE a (id int);\nROLLBACK;\nCREATE TABLE b (id int);\n");

        assertThat(bench.exists("a")).isFalse();
        assertThat(bench.exists("b")).isTrue();
        assertThat(bench.journal()).containsExactly("started 0", "step 3", "step 4", "applied 4");
    }

    @Test
    void a_transaction_that_is_never_ended_is_rolled_back_and_told() {
        Problem problem =
                bench.applyFails("1_open.sql", "CREATE TABLE a (id int);\nBEGIN;\nCREATE TABLE b (id int);\n");

        assertThat(Workbench.fact(problem, "PostgreSQL says"))
                .isEqualTo("the script begins a transaction that it does not end");
        assertThat(bench.exists("a")).isTrue();
        assertThat(bench.exists("b")).isFalse();
        assertThat(bench.journal()).containsExactly("started 0", "step 1", "failed 1");
    }

    @Test
    void a_block_that_commits_runs_outside_a_transaction() {
        Outcome outcome = bench.apply("1_block.sql", """
                CREATE TABLE t (id int);
                DO $$ BEGIN INSERT INTO t VALUES (1); COMMIT; INSERT INTO t VALUES (2); END $$;
                """);

        assertThat(outcome.transactional()).isFalse();
        assertThat(bench.value("SELECT count(*) FROM t")).isEqualTo("2");
        assertThat(bench.changelog()).containsExactly("1 block");
    }

    @Test
    void a_procedure_that_commits_is_found_out_and_the_script_begins_anew_statement_by_statement() {
        bench.other.execute("CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$");
        Outcome outcome = bench.apply("1_call.sql", "CREATE TABLE t (id int);\nCALL p();\n");

        assertThat(outcome.transactional()).isFalse();
        assertThat(bench.journal()).containsExactly("started 0", "step 1", "running 1", "step 2", "applied 2");
    }

    @Test
    void a_lost_connection_leaves_a_run_that_goes_on_unasked() {
        MigrationScript script = bench.write("1_kill.sql", """
                -- db-migrate: no-transaction
                CREATE TABLE a (id int);
                SELECT pg_terminate_backend(pg_backend_pid()) WHERE NOT EXISTS (SELECT FROM pg_class WHERE relname = 'mended');
                CREATE TABLE b (id int);
                """);
        Problem problem = Workbench.fails(() -> bench.apply(script, 0));

        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        assertThat(problem.headline())
                .isEqualTo("The connection was lost while 1_kill.sql ran; its first of 3 statements is in the"
                        + " database.");
        assertThat(bench.journal()).containsExactly("started 0", "step 1");
        bench.other.execute("CREATE TABLE mended (id int)");

        bench.apply(script, 1);
        assertThat(bench.exists("b")).isTrue();
        assertThat(bench.changelog()).containsExactly("1 kill");
    }

    @Test
    void an_undo_that_stopped_midway_goes_on_behind_its_last_finished_statement() {
        MigrationScript script = bench.write("1_t.sql", """
                CREATE TABLE t (id int);
                CREATE INDEX i ON t (id);
                -- //@UNDO
                DROP INDEX CONCURRENTLY i;
                INSERT INTO mended VALUES (1);
                DROP TABLE t;
                """);
        bench.apply(script, 0);
        Problem problem = Workbench.fails(() -> bench.undo(script));

        assertThat(problem.headline()).isEqualTo("1_t.sql failed; its first of 3 statements is in the database.");
        assertThat(problem.remedies().get(0).sentence())
                .isEqualTo("Mend the cause, then undo it again: it goes on behind statement 1.");
        assertThat(bench.changelog()).containsExactly("1 t");
        bench.other.execute("CREATE TABLE mended (id int)");
        bench.undo(script);

        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.changelog()).isEmpty();
        assertThat(bench.journal())
                .containsExactly(
                        "applied 2",
                        "undo_running 0",
                        "undo_step 1",
                        "failed 1",
                        "undo_step 2",
                        "undo_step 3",
                        "undone 3");
    }

    @Test
    void positions_are_written_whatever_role_the_script_takes() {
        bench.other.execute("DROP ROLE IF EXISTS stepper");
        bench.other.execute("CREATE ROLE stepper");
        bench.apply("1_role.sql", """
                -- db-migrate: no-transaction
                CREATE SCHEMA s AUTHORIZATION stepper;
                SET ROLE stepper;
                CREATE TABLE s.t (id int);
                SET SESSION AUTHORIZATION stepper;
                CREATE TABLE s.u (id int);
                """);

        assertThat(bench.value("SELECT relowner::regrole FROM pg_class WHERE relname = 'u'"))
                .isEqualTo("stepper");
        assertThat(bench.value("SELECT relowner::regrole FROM pg_class WHERE relname = 't'"))
                .isEqualTo("stepper");
        assertThat(bench.changelog()).containsExactly("1 role");
        bench.other.execute("DROP OWNED BY stepper");
        bench.other.execute("DROP ROLE stepper");
    }
}
