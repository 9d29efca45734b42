package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.testing.OwnThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockRetryTest {

    private static final Timeouts QUICK = Timeouts.DEFAULT.withLock(Duration.ofMillis(100));

    @TempDir
    Path module;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(module);
        bench.timeouts = QUICK;
        bench.other.execute("CREATE TABLE t AS SELECT 1 AS n");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void lock() {
        bench.other.execute("BEGIN");
        bench.other.execute("LOCK TABLE t");
    }

    @Test
    void a_migration_that_does_not_get_its_lock_is_rolled_back_and_run_again_from_its_beginning() {
        lock();
        List<String> heldMeanwhile = new ArrayList<>();
        bench.pause = duration -> {
            heldMeanwhile.add(bench.value("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE"
                    + " l.locktype = 'relation' AND a.backend_type = 'client backend' AND pid <> pg_backend_pid()"
                    + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
            if (heldMeanwhile.size() == 2) {
                bench.other.execute("ROLLBACK");
            }
            return true;
        };
        bench.apply("1_t.sql", "CREATE TABLE u (id int);\nALTER TABLE t ADD COLUMN m int;\n");

        assertThat(heldMeanwhile).containsExactly("0", "0");
        assertThat(bench.retries)
                .containsExactly("canceling statement due to lock timeout", "canceling statement due to lock timeout");
        assertThat(bench.progress).filteredOn(line -> line.startsWith("1/2")).hasSize(3);
        assertThat(bench.journal()).containsExactly("applied 2");
        assertThat(bench.changelog()).containsExactly("1 t");
    }

    @Test
    void a_lock_that_is_never_free_is_given_up_on_with_its_holder_and_the_tries() {
        lock();
        Problem problem = bench.applyFails("1_t.sql", "ALTER TABLE t ADD COLUMN m int;\n");
        bench.other.execute("ROLLBACK");

        assertThat(problem.code()).isEqualTo(ProblemCode.STATEMENT_LOCKED);
        assertThat(problem.headline())
                .matches(
                        "1_t.sql did not get a lock that another session holds, in \\d+ tries of 100 ms over 2 min 0 s;"
                                + " nothing of it is in the database.");
        assertThat(Workbench.fact(problem, "blocked by"))
                .contains("LOCK TABLE t")
                .contains("idle in transaction since");
        assertThat(problem.remedies().toString())
                .contains(
                        "pg_terminate_backend", "lockRetryFor=30m", "Run it again; it begins at its first statement.");
        assertThat(bench.retries).hasSizeGreaterThan(5).hasSizeLessThan(20);
        assertThat(bench.journal()).containsExactly("failed 0");
    }

    @Test
    void without_time_to_try_again_it_is_tried_once() {
        lock();
        bench.timeouts = QUICK.withLockRetryFor(Duration.ZERO);
        Problem problem = bench.applyFails("1_t.sql", "ALTER TABLE t ADD COLUMN m int;\n");

        assertThat(problem.headline()).contains("that another session holds, within 100 ms;");
        assertThat(bench.retries).isEmpty();
    }

    @Test
    void whoever_blocks_a_statement_is_named_while_it_waits() {
        bench.timeouts = QUICK.withLock(Duration.ofMillis(900)).withLockRetryFor(Duration.ZERO);
        bench.other.execute("SET application_name TO 'night report'");
        lock();
        bench.whenBlocked = () -> bench.other.execute("ROLLBACK");
        bench.apply("1_t.sql", "ALTER TABLE t ADD COLUMN m int;\n");

        assertThat(bench.waits).hasSize(1);
        assertThat(bench.waits.get(0))
                .startsWith("process ")
                .contains("role " + bench.settings.user(), "night report", "since 20", "LOCK TABLE t");
    }

    @Test
    void a_concurrent_index_tells_how_far_it_is_and_whom_it_waits_for() {
        bench.other.execute("BEGIN");
        bench.other.execute("INSERT INTO t VALUES (2)");
        bench.whenCounted = () -> {
            bench.whenCounted = () -> {};
            bench.other.execute("COMMIT");
        };
        bench.apply("1_t.sql", "CREATE INDEX CONCURRENTLY i ON t (n);\n");

        assertThat(bench.counts.get(0)).isEqualTo("waiting for writers before build, 0 of 1 transactions (0 %)");
        assertThat(bench.waits).hasSize(1);
        assertThat(bench.waits.get(0)).contains("idle in transaction since", "INSERT INTO t VALUES");
        assertThat(bench.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void of_a_script_that_runs_statement_by_statement_only_the_statement_is_tried_again() {
        lock();
        bench.pause = duration -> {
            bench.other.execute("ROLLBACK");
            return true;
        };
        bench.apply("1_t.sql", """
                -- db-migrate: no-transaction
                CREATE TABLE u (id int);
                ALTER TABLE t ADD COLUMN m int;
                CREATE TABLE v (id int);
                """);

        assertThat(bench.progress)
                .containsExactly(
                        "1/3 CREATE TABLE u",
                        "2/3 ALTER TABLE t ADD COLUMN m int",
                        "2/3 ALTER TABLE t ADD COLUMN m int",
                        "3/3 CREATE TABLE v");
        assertThat(bench.journal()).containsExactly("started 0", "step 1", "step 2", "step 3", "applied 3");
    }

    @Test
    void a_transaction_of_the_scripts_own_is_tried_again_from_its_begin_with_the_settings_before_it() {
        lock();
        bench.pause = duration -> {
            bench.other.execute("ROLLBACK");
            return true;
        };
        bench.apply("1_t.sql", """
                CREATE SCHEMA s;
                SET search_path TO s, public;
                BEGIN;
                CREATE TABLE u (id int);
                ALTER TABLE t ADD COLUMN m int;
                COMMIT;
                SELECT 1;
                """);

        assertThat(bench.exists("s.u")).isTrue();
        assertThat(bench.retries).hasSize(1);
        assertThat(bench.journal()).containsExactly("started 0", "step 1", "step 2", "step 6", "step 7", "applied 7");
    }

    @Test
    void a_deadlock_is_another_reason_to_try_again() {
        bench.timeouts = Timeouts.DEFAULT.withLock(Duration.ofSeconds(30));
        bench.other.execute("CREATE TABLE u AS SELECT 1 AS n");
        MigrationScript script = bench.write("1_t.sql", "UPDATE t SET n = 2;\nUPDATE u SET n = 2;\n");
        bench.other.execute("SET deadlock_timeout TO '1h'");
        bench.other.execute("BEGIN");
        bench.other.execute("UPDATE u SET n = 3");
        List<CompletableFuture<Void>> others = new ArrayList<>();
        try (JdbcDatabase third = JdbcDatabase.open(bench.settings)) {
            bench.beforeStatement = () -> {
                if (bench.progress.size() == 2) {
                    others.add(OwnThread.run(() -> bench.other.execute("UPDATE t SET n = 3")));
                    awaitSomebodyWaits(third);
                }
            };
            bench.pause = duration -> {
                others.get(0).join();
                bench.other.execute("COMMIT");
                return true;
            };
            bench.apply(script, 0);
        }

        assertThat(bench.retries).containsExactly("deadlock detected");
        assertThat(bench.value("SELECT t.n || ' ' || u.n FROM t, u")).isEqualTo("2 2");
        assertThat(bench.journal()).containsExactly("applied 2");
    }

    private static void awaitSomebodyWaits(JdbcDatabase session) {
        while (session.query("SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted"
                        + " AND a.datname = current_database()")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_serialization_failure_is_another_reason_to_try_again() {
        bench.beforeStatement = () -> {
            if (bench.progress.size() == 3) {
                bench.other.execute("UPDATE t SET n = 10");
            }
        };
        bench.apply("1_t.sql", """
                BEGIN ISOLATION LEVEL REPEATABLE READ;
                SELECT n FROM t;
                UPDATE t SET n = n + 1;
                COMMIT;
                """);

        assertThat(bench.retries).hasSize(1);
        assertThat(bench.value("SELECT n FROM t")).isEqualTo("11");
        assertThat(bench.journal()).containsExactly("applied 4");
    }

    @Test
    void what_postgresql_refuses_for_good_is_not_tried_again() {
        bench.applyFails("1_t.sql", "ALTER TABLE t ADD COLUMN n int;\n");

        assertThat(bench.retries).isEmpty();
    }

    @Test
    void a_migration_sets_its_own_times_in_its_leading_comments() {
        bench.apply("1_t.sql", """
                -- // what it does
                -- db-migrate: lock-timeout=7s, statement-timeout=2m
                -- db-migrate: idle-timeout=90s
                DO $$ BEGIN RAISE NOTICE '% % %', current_setting('lock_timeout'), current_setting('statement_timeout'),
                    current_setting('idle_in_transaction_session_timeout'); END $$;
                """);
        bench.apply("2_t.sql", """
                DO $$ BEGIN RAISE NOTICE '% % %', current_setting('lock_timeout'), current_setting('statement_timeout'),
                    current_setting('idle_in_transaction_session_timeout'); END $$;
                """);

        assertThat(bench.notices).containsExactly("NOTICE: 7s 2min 90s", "NOTICE: 100ms 0 1min");
    }

    @Test
    void a_session_that_the_server_ended_for_its_silence_is_a_lost_connection() {
        bench.timeouts = QUICK.withIdle(Duration.ofMillis(1));
        bench.beforeStatement = () -> {
            if (bench.progress.size() == 1) {
                while (!"0"
                        .equals(bench.value("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"
                                + " AND datname = current_database()"))) {
                    Thread.onSpinWait();
                }
            }
        };
        Problem problem = bench.applyFails("1_t.sql", "CREATE TABLE u (id int);\nCREATE TABLE v (id int);\n");

        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        assertThat(bench.exists("u")).isFalse();
    }
}
