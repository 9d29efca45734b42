package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptInTheWildTest {

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
    void comments_alone_are_a_migration() {
        bench.apply("1_nothing.sql", "-- // nothing to do any more\n/* not even; here */\n");

        assertThat(bench.changelog()).containsExactly("1 nothing");
        assertThat(bench.journal()).containsExactly("applied 0");
    }

    @Test
    void a_question_mark_is_an_operator_and_a_brace_a_brace() {
        bench.apply("1_json.sql", """
                CREATE TABLE t AS SELECT '{"a": 1}'::jsonb ? 'a' AS one, '{"a": 1}'::jsonb ?| ARRAY['b'] AS two,
                    '{d ''2000-01-01''}' AS three, 'what??' AS four, $$ why?? $$ AS five""");

        assertThat(bench.other.query("SELECT * FROM t").get(0))
                .containsExactly("t", "f", "{d '2000-01-01'}", "what??", " why?? ");
    }

    @Test
    void an_operator_of_several_question_marks_keeps_them_all() {
        bench.apply("1_operator.sql", """
                CREATE FUNCTION paired(int, int) RETURNS text LANGUAGE sql AS $$ SELECT '??' || $1 || '??' || $2 /* ?? */ $$;
                CREATE OPERATOR ?? (FUNCTION = paired, LEFTARG = int, RIGHTARG = int);
                CREATE OPERATOR ??? (FUNCTION = paired, LEFTARG = int, RIGHTARG = int);
                CREATE TABLE t AS SELECT 1 ?? 2 AS one, 3 ??? 4 AS two, E'\\'??' AS three, "c??" FROM (SELECT 1 AS "c??") s -- ??
                """);

        assertThat(bench.other.query("SELECT * FROM t").get(0)).containsExactly("??1??2", "??3??4", "'??", "1");
    }

    @Test
    void variables_are_replaced_as_mybatis_does_and_what_is_none_stays() {
        bench.variables.put("who", "o''hara");
        bench.apply("1_variables.sql", """
                CREATE TABLE t AS SELECT '${who}' AS one, '${nobody}' AS two, '\\${who}' AS three,
                    '${
                who}' AS four, '${changelog}' AS five;""");

        assertThat(bench.other.query("SELECT * FROM t").get(0))
                .containsExactly("o'hara", "${nobody}", "${who}", "${\nwho}", "changelog");
    }

    @Test
    void a_secret_variable_is_shown_nowhere() {
        bench.variables.put("app_password", "hunter2");
        Problem problem = bench.applyFails("1_role.sql", "SELECT 1;\n  CREATE ROLE x PASSWORD ${app_password};\n");

        assertThat(bench.progress.toString()).doesNotContain("hunter2");
        assertThat(problem.toString()).doesNotContain("hunter2").contains("syntax error");
        assertThatThrownBy(() -> bench.apply("1_role.sql", "CREATE ROLE x PASSWORD ${app_password};"))
                .hasNoCause();
        assertThat(String.valueOf(bench.lastJournal()))
                .doesNotContain("hunter2")
                .contains("***");
        assertThat(Objects.requireNonNull(problem.excerpt()).lines())
                .contains("  CREATE ROLE x PASSWORD ${app_password};");
        assertThat(problem.excerpt().line()).isEqualTo(2);
    }

    @Test
    void a_secret_variable_is_not_shown_beside_what_only_psql_runs() {
        bench.variables.put("app_password", "hunter2");
        Problem problem = bench.applyFails("1_role.sql", "CREATE ROLE x PASSWORD ${app_password};\n\\connect other\n");

        assertThat(problem.toString()).contains("${app_password}").doesNotContain("hunter2");
    }

    @Test
    void a_password_in_the_script_is_shown_nowhere() {
        Problem problem = bench.applyFails("1_role.sql", "CREATE ROLE postgres LOGIN PASSWORD 'hunter2';\n");

        assertThat(problem.toString()).contains("PASSWORD '*******'").doesNotContain("hunter2");
        assertThat(bench.progress.toString()).doesNotContain("hunter2");
        assertThat(String.valueOf(bench.lastJournal()))
                .contains("CREATE ROLE postgres")
                .doesNotContain("hunter2");
    }

    @Test
    void every_row_of_a_select_is_worked_on_though_nobody_reads_it() {
        bench.apply("1_select.sql", """
                CREATE SEQUENCE s;
                SELECT nextval('s') FROM generate_series(1, 5000);
                """);

        assertThat(bench.value("SELECT last_value FROM s")).isEqualTo("5000");
    }

    @Test
    void notices_are_passed_on_and_stop_nothing() {
        bench.apply("1_notice.sql", """
                DROP TABLE IF EXISTS missing;
                DO $$ BEGIN RAISE WARNING 'mind the gap'; END $$;
                """);

        assertThat(bench.notices)
                .containsExactly("NOTICE: table \"missing\" does not exist, skipping", "WARNING: mind the gap");
    }

    @Test
    void nothing_of_a_session_leaks_into_the_next_script() {
        bench.other.execute("DROP ROLE IF EXISTS leaker");
        bench.other.execute("CREATE ROLE leaker");
        bench.apply("1_leak.sql", """
                CREATE SCHEMA elsewhere;
                SET search_path TO elsewhere;
                SET ROLE leaker;
                SET lock_timeout TO '1h';
                CREATE TEMPORARY TABLE scratch (id int);
                PREPARE p AS SELECT 1;
                SELECT pg_advisory_lock(1);
                """);
        bench.apply("2_next.sql", """
                CREATE TABLE scratch AS SELECT current_user AS who, current_setting('lock_timeout') AS timeout;
                PREPARE p AS SELECT 1;
                """);

        assertThat(bench.other.query("SELECT * FROM public.scratch").get(0))
                .containsExactly(bench.settings.user(), "3s");
        // The session's own mark is an advisory lock too, of another key.
        assertThat(bench.value(
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND (classid, objid) = (0, 1) AND database = "
                                + "(SELECT oid FROM pg_database WHERE datname = current_database())"))
                .isEqualTo("0");
        bench.other.execute("DROP ROLE leaker");
    }

    @Test
    void what_is_deferred_to_the_commit_fails_the_script_and_not_the_bookkeeping() {
        Problem problem = bench.applyFails("1_deferred.sql", """
                CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO a VALUES (1, 2);
                """);

        assertThat(problem.headline()).isEqualTo("1_deferred.sql failed at its end; nothing of it is in the database.");
        assertThat(Workbench.fact(problem, "SQLSTATE")).isEqualTo("23503");
        assertThat(bench.exists("a")).isFalse();
        assertThat(bench.journal()).containsExactly("failed 0");
    }

    @Test
    void mybatis_first_migration_makes_the_changelog_itself_and_its_undo_drops_it() {
        MigrationScript script = bench.write("1_create_changelog.sql", """
                CREATE TABLE ${changelog} (
                ID NUMERIC(20,0) NOT NULL, APPLIED_AT VARCHAR(25) NOT NULL, DESCRIPTION VARCHAR(255) NOT NULL);
                ALTER TABLE ${changelog} ADD CONSTRAINT PK_${changelog} PRIMARY KEY (id);
                -- //@UNDO
                DROP TABLE ${changelog};
                """);
        bench.apply(script, 0);
        assertThat(bench.changelog()).containsExactly("1 create changelog");

        bench.undo(script);
        assertThat(bench.target.hasChangelog()).isFalse();
        assertThat(bench.journal()).containsExactly("applied 2", "undone 1");
    }

    @Test
    void an_undo_removes_the_row_and_keeps_the_story() {
        MigrationScript script = bench.write("1_t.sql", "CREATE TABLE t (id int);\n-- //@UNDO\nDROP TABLE t;\n");
        bench.apply(script, 0);
        bench.undo(script);

        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.changelog()).isEmpty();
        assertThat(bench.journal()).containsExactly("applied 1", "undone 1");
    }

    @Test
    void a_failed_undo_names_the_line_in_the_file() {
        MigrationScript script = bench.write("1_t.sql", "CREATE TABLE t (id int);\n\n-- //@UNDO\nDROP TABEL t;\n");
        bench.apply(script, 0);
        Problem problem = Workbench.fails(() -> bench.undo(script));

        assertThat(Objects.requireNonNull(problem.excerpt()).line()).isEqualTo(4);
        assertThat(problem.excerpt().column()).isEqualTo(6);
        assertThat(bench.changelog()).containsExactly("1 t");
    }

    @Test
    void a_script_without_undo_is_not_undone() {
        MigrationScript script = bench.write("1_t.sql", "CREATE TABLE t (id int);\n");
        bench.apply(script, 0);

        assertThat(Workbench.fails(() -> bench.undo(script)).code()).isEqualTo(ProblemCode.SCRIPT_UNSUPPORTED);
        assertThat(bench.changelog()).containsExactly("1 t");
    }

    @Test
    void a_script_that_drops_the_changelog_is_rolled_back() {
        bench.apply("1_t.sql", "CREATE TABLE t (id int);");
        Problem problem = bench.applyFails("2_drop.sql", "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n");

        assertThat(Workbench.fact(problem, "PostgreSQL says")).contains("removes the changelog");
        assertThat(bench.changelog()).containsExactly("1 t");
        assertThat(bench.exists("t")).isTrue();
    }

    @Test
    void a_script_that_changes_the_changelog_is_rolled_back() {
        Problem problem = bench.applyFails("1_alter.sql", "ALTER TABLE changelog ADD COLUMN extra int NOT NULL;");

        assertThat(problem.headline())
                .isEqualTo("1_alter.sql ran, but could not be recorded; nothing of it is in the database.");
        assertThat(bench.value(
                        "SELECT count(*) FROM pg_attribute WHERE attrelid = 'changelog'::regclass AND attnum > 0"))
                .isEqualTo("3");
    }

    @Test
    void a_migration_is_never_recorded_twice() {
        MigrationScript script = bench.write("1_t.sql", "CREATE TABLE IF NOT EXISTS t (id int);");
        bench.apply(script, 0);

        assertThat(Workbench.fact(Workbench.fails(() -> bench.apply(script, 0)), "SQLSTATE"))
                .isEqualTo("23505");
        assertThat(bench.changelog()).containsExactly("1 t");
    }

    @Test
    void a_blocked_statement_names_who_blocks_it() {
        bench.apply("1_t.sql", "CREATE TABLE t (id int);");
        bench.timeouts = new Timeouts(Duration.ofMillis(900), Duration.ZERO, Duration.ZERO, Duration.ZERO);
        bench.other.execute("SET application_name TO 'night report'");
        bench.other.execute("BEGIN");
        bench.other.execute("LOCK TABLE t");
        Problem problem = bench.applyFails("2_alter.sql", "SELECT 1;\nALTER TABLE t ADD COLUMN name text;\n");
        bench.other.execute("ROLLBACK");

        assertThat(problem.code()).isEqualTo(ProblemCode.STATEMENT_LOCKED);
        assertThat(Workbench.fact(problem, "blocked by")).contains("night report", "LOCK TABLE t");
        assertThat(Objects.requireNonNull(problem.excerpt()).line()).isEqualTo(2);
        assertThat(bench.journal()).containsExactly("applied 1", "failed 0");
    }

    @Test
    void of_a_flood_of_notices_the_first_are_told_and_the_rest_counted() {
        bench.apply("1_flood.sql", """
                DO $$ BEGIN FOR i IN 1..5000 LOOP RAISE NOTICE 'row %', i; END LOOP; END $$;
                DO $$ BEGIN RAISE WARNING 'next'; END $$;
                """);

        assertThat(bench.notices).hasSize(102);
        assertThat(bench.notices.subList(0, 2)).containsExactly("NOTICE: row 1", "NOTICE: row 2");
        assertThat(bench.notices.subList(99, 102))
                .containsExactly("NOTICE: row 100", "NOTICE: 4900 more, not shown", "WARNING: next");
    }

    @Test
    void the_notices_of_a_statement_that_fails_are_told_too() {
        bench.applyFails("1_t.sql", "DO $$ BEGIN RAISE NOTICE 'before'; PERFORM 1 / 0; END $$;");

        assertThat(bench.notices).containsExactly("NOTICE: before");
    }

    @Test
    void the_server_sees_which_migration_a_session_is_at() {
        bench.apply("20260101000000_t.sql", "CREATE TABLE t AS SELECT current_setting('application_name') AS name;");

        assertThat(bench.value("SELECT name FROM t")).isEqualTo("db-migrate deploy 20260101000000");
    }

    @Test
    void a_statement_that_takes_too_long_is_stopped() {
        bench.timeouts = bench.timeouts.withStatement(Duration.ofMillis(50));
        Problem problem = bench.applyFails("1_slow.sql", "SELECT pg_sleep(60);");

        assertThat(problem.code()).isEqualTo(ProblemCode.STATEMENT_TIMEOUT);
        assertThat(bench.changelog()).isEmpty();
    }

    @Test
    void a_script_that_somebody_cancels_is_told_as_cancelled() {
        Problem problem = bench.applyFails("1_cancel.sql", "SELECT pg_cancel_backend(pg_backend_pid());");

        assertThat(problem.headline()).isEqualTo("1_cancel.sql was cancelled; nothing of it is in the database.");
    }

    @Test
    void a_killed_session_leaves_nothing_and_the_next_run_begins_anew() {
        MigrationScript script = bench.write("1_kill.sql", """
                CREATE TABLE t (id int);
                SELECT pg_terminate_backend(pg_backend_pid()) WHERE NOT EXISTS (SELECT FROM pg_class WHERE relname = 'mended');
                """);
        Problem problem = Workbench.fails(() -> bench.apply(script, 0));

        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.journal()).containsExactly("failed 0");
        bench.other.execute("CREATE TABLE mended (id int)");
        bench.apply(script, 0);
        assertThat(bench.changelog()).containsExactly("1 kill");
    }

    @Test
    void nothing_is_committed_once_the_lock_is_lost() {
        try (var lock = bench.target.lock(Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            // The session of the script, which has its name, holds a mark of its own and goes on.
            bench.beforeStatement = () -> bench.other.query(
                    "SELECT pg_terminate_backend(l.pid, 10000) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                            + " WHERE l.locktype = 'advisory' AND a.application_name = 'db-migrate' AND l.database = "
                            + "(SELECT oid FROM pg_database WHERE datname = current_database())");
            Problem problem = bench.applyFails("1_t.sql", "CREATE TABLE t (id int);");

            assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
            assertThat(problem.headline()).contains("lock");
        }
        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.changelog()).isEmpty();
    }

    @Test
    void on_abort_runs_after_a_failure_in_a_transaction_of_its_own() throws IOException {
        bench.variables.put("table", "aborted");
        MigrationScript script = bench.write("1_fail.sql", "CREATE TABLE t (id int);\nSELECT nonsense;\n");
        Files.writeString(bench.migrations().resolve("onabort.sql"), "CREATE TABLE ${table} (id int);\n");
        Problem problem = Workbench.fails(() -> bench.apply(script, 0));

        assertThat(Workbench.fact(problem, "onabort.sql")).isEqualTo("was run");
        assertThat(bench.exists("aborted")).isTrue();
        assertThat(bench.exists("t")).isFalse();
    }

    @Test
    void psql_commands_and_data_in_the_script_stop_it_before_anything_runs() {
        for (String statement : List.of("\\connect other", "COPY t FROM stdin;\n1\n\\.", "SELECT 'open")) {
            Problem problem = bench.applyFails("1_psql.sql", "CREATE TABLE t (id int);\n" + statement + "\n");
            assertThat(problem.code()).isIn(ProblemCode.SCRIPT_UNSUPPORTED, ProblemCode.SCRIPT_UNTERMINATED);
        }
        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.journal()).isEmpty();
    }
}
