package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of one script reach the server before those in front of them have ended; nobody may notice. */
class SentTogetherTest {

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
    void the_statement_that_failed_is_told_though_others_were_sent_behind_it() {
        Problem problem = bench.applyFails("1_t.sql", """
                CREATE TABLE a (id int);
                SELECT n FROM generate_series(1, 1000) n;
                INSERT INTO a
                    VALUES (1), (nobody);
                CREATE TABLE b (id int);
                INSERT INTO missing VALUES (1);
                """);

        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(Workbench.fact(problem, "statement")).startsWith("3 of 5: INSERT INTO a");
        assertThat(Workbench.fact(problem, "PostgreSQL says")).contains("nobody");
        assertThat(Objects.requireNonNull(problem.excerpt()).line()).isEqualTo(4);
        assertThat(problem.excerpt().column()).isEqualTo(18);
        assertThat(bench.progress).hasSize(3).last().asString().startsWith("3/5");
        assertThat(bench.exists("a")).isFalse();
        assertThat(bench.changelog()).isEmpty();
        assertThat(bench.lastJournal().statement()).startsWith("INSERT INTO a");
    }

    @Test
    void the_number_is_right_in_a_script_of_many_statements_and_behind_a_long_one() {
        String inserts = IntStream.rangeClosed(2, 260)
                .mapToObj(n -> "INSERT INTO a VALUES (" + n + ");\n")
                .collect(Collectors.joining());
        String text = "CREATE TABLE a (id int, note text);\n" + inserts + "INSERT INTO a VALUES (261, '"
                + "ä".repeat(20_000) + "');\nINSERT INTO a VALUES (262);\nINSERT INTO b VALUES (263);\n"
                + "INSERT INTO a VALUES (264);\n";
        Problem problem = bench.applyFails("1_t.sql", text);

        assertThat(Workbench.fact(problem, "statement")).startsWith("263 of 264");
        bench.apply("2_u.sql", text.replace("INTO b", "INTO a"));
        assertThat(bench.value("SELECT count(*) || ' ' || sum(id) FROM a"))
                .isEqualTo("263 " + IntStream.rangeClosed(2, 264).sum());
    }

    @Test
    void whatever_answers_with_rows_may_stand_in_a_script() {
        String text = """
                CREATE TABLE a (id int);
                INSERT INTO a VALUES (1), (2) RETURNING id;
                SELECT * FROM a;
                WITH gone AS (DELETE FROM a WHERE id = 1 RETURNING id) SELECT * FROM gone;
                DECLARE c CURSOR FOR SELECT * FROM a;
                FETCH ALL FROM c;
                PREPARE p AS SELECT * FROM a;
                EXECUTE p;
                EXPLAIN SELECT * FROM a;
                SHOW search_path;
                VALUES (1), (2);
                TABLE a;
                LISTEN a;
                NOTIFY a;
                CREATE RULE both_ways AS ON UPDATE TO a DO ALSO SELECT 1;
                UPDATE a SET id = 3;
                SELECT;
                """;
        Problem problem = bench.applyFails("1_t.sql", text + "SELECT nobody;\n");
        assertThat(Workbench.fact(problem, "statement")).isEqualTo("18 of 18: SELECT nobody");

        bench.apply("2_t.sql", text);
        assertThat(bench.value("SELECT string_agg(id::text, ',') FROM a")).isEqualTo("3");
        bench.apply("3_t.sql", "PREPARE p AS SELECT 1;\nDECLARE c CURSOR FOR SELECT 1;\n");
    }

    @Test
    void notices_come_in_their_order_and_are_counted_by_statement() {
        bench.apply("1_t.sql", """
                DO $$ BEGIN FOR i IN 1..101 LOOP RAISE NOTICE 'one %', i; END LOOP; END $$;
                DO $$ BEGIN RAISE WARNING 'two'; END $$;
                CREATE TABLE a (id int);
                DO $$ BEGIN FOR i IN 1..102 LOOP RAISE NOTICE 'four %', i; END LOOP; END $$;
                """);

        assertThat(bench.notices)
                .hasSize(203)
                .startsWith("NOTICE: one 1", "NOTICE: one 2")
                .containsSubsequence(
                        "NOTICE: one 100",
                        "NOTICE: 1 more, not shown",
                        "WARNING: two",
                        "NOTICE: four 1",
                        "NOTICE: four 100")
                .endsWith("NOTICE: 2 more, not shown");
        assertThat(bench.progress).hasSize(4);
    }

    @Test
    void a_savepoint_behind_a_statement_that_failed_does_not_save_the_rest() {
        bench.other.execute("CREATE SEQUENCE calls");
        Problem problem = bench.applyFails("1_t.sql", """
                CREATE TABLE a (id int);
                SAVEPOINT s;
                INSERT INTO a VALUES (nobody);
                ROLLBACK TO SAVEPOINT s;
                SELECT nextval('calls');
                """);

        assertThat(Workbench.fact(problem, "statement")).startsWith("3 of 5");
        assertThat(bench.exists("a")).isFalse();
        // What no rollback takes back.
        assertThat(bench.value("SELECT is_called FROM calls")).isEqualTo("f");
        assertThat(bench.changelog()).isEmpty();
        assertThat(bench.journal()).containsExactly("failed 0");
    }

    @Test
    void a_lock_that_is_lost_in_the_middle_of_a_script_takes_the_script_with_it() {
        try (var lock = bench.target.lock(Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            Problem problem = bench.applyFails("1_t.sql", """
                    CREATE TABLE a (id int);
                    SELECT pg_terminate_backend(l.pid, 10000) FROM pg_locks l JOIN pg_stat_activity USING (pid)
                        WHERE l.locktype = 'advisory' AND application_name = 'db-migrate'
                        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database());
                    CREATE TABLE b (id int);
                    """);

            assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
            assertThat(problem.headline()).contains("lock");
            assertThat(bench.progress).hasSize(3);
        }
        assertThat(bench.exists("a")).isFalse();
        assertThat(bench.exists("b")).isFalse();
        assertThat(bench.changelog()).isEmpty();
    }

    @Test
    void a_session_that_ends_in_the_middle_of_a_script_is_told_at_its_statement() {
        Problem problem = bench.applyFails("1_t.sql", """
                CREATE TABLE a (id int);
                SELECT pg_terminate_backend(pg_backend_pid());
                CREATE TABLE b (id int);
                """);

        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        assertThat(Workbench.fact(problem, "statement")).startsWith("2 of 3");
        assertThat(bench.exists("b")).isFalse();
        assertThat(bench.journal()).containsExactly("failed 0");
    }

    @Test
    void a_script_that_drops_or_renames_our_tables_is_rolled_back_as_a_whole() {
        for (String removal : new String[] {
            "DROP TABLE changelog", "DROP TABLE changelog_journal", "ALTER TABLE changelog RENAME TO gone"
        }) {
            Problem problem = bench.applyFails("1_t.sql", removal + ";\nCREATE TABLE a (id int);\n");

            assertThat(Workbench.fact(problem, "PostgreSQL says")).contains("removes the changelog or its journal");
            assertThat(bench.exists("a")).isFalse();
            assertThat(bench.changelog()).isEmpty();
        }
    }

    @Test
    void a_listener_that_fails_does_not_put_the_session_out_of_step() {
        bench.beforeStatement = () -> {
            if (bench.progress.size() == 2) {
                throw new IllegalStateException("the console is gone");
            }
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> bench.apply("1_t.sql", """
                CREATE TABLE a (id int);
                SELECT 1;
                SELECT nobody;
                """))
                .hasMessage("the console is gone");
        bench.beforeStatement = () -> {};
        assertThat(bench.changelog()).isEmpty();

        bench.apply("2_u.sql", "CREATE TABLE a (id int);\nSELECT 1;\n");
        assertThat(bench.changelog()).containsExactly("2 u");
    }
}
