package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.CuttingProxy;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that no transaction can hold, cut off before, in and behind their work. */
class InterruptedTest {

    private static final String VALID = "SELECT string_agg(indexrelid::regclass || ' ' || indisvalid, ',' ORDER BY"
            + " indexrelid::regclass::text) FROM pg_index WHERE indrelid = 't'::regclass";

    @TempDir
    Path module;

    private CuttingProxy proxy;
    private Workbench bench;

    @BeforeEach
    void open() throws IOException {
        TestPostgres server = TestPostgres.get();
        proxy = new CuttingProxy(server.host(), server.port());
        ConnectionSettings settings = ConnectionSettings.of(
                "127.0.0.1", proxy.port(), server.createDatabase(), server.user(), server.password());
        bench = new Workbench(module, settings, CatalogScope.DEFAULT);
        bench.other.execute("CREATE TABLE t AS SELECT 1 AS id, 'a' AS name");
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
        proxy.close();
    }

    /** Runs a script of which the last statement's answer, or the statement itself, is lost; then runs it again. */
    private void cutOffAndResumed(String text, boolean behind, String at, int position) {
        MigrationScript script = bench.write("1_t.sql", text);
        bench.beforeStatement = () -> {
            if (bench.progress.size() == position + 1) {
                if (behind) {
                    proxy.cutBehind(at);
                } else {
                    proxy.cutBefore(at);
                }
            }
        };
        Problem problem = Workbench.fails(() -> bench.apply(script, 0));
        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        assertThat(bench.lastJournal().event().label()).isEqualTo("running");
        awaitServer();
        bench.beforeStatement = () -> {};
        bench.apply(script, position);
        assertThat(bench.changelog()).containsExactly("1 t");
    }

    // A deploy waits for it by a lock; here the runner stands alone.
    private void awaitServer() {
        while (!"0"
                .equals(bench.value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND state = 'active' AND pid <> pg_backend_pid()"))) {
            Thread.onSpinWait();
        }
    }

    /** Runs a script, ends its session while its last statement waits for another transaction, and runs it again. */
    private void killedWhileItWaitsAndResumed(String text, int position) {
        MigrationScript script = bench.write("1_t.sql", text);
        bench.other.execute("BEGIN");
        bench.other.execute("INSERT INTO t VALUES (2, 'b')");
        bench.whenBlocked = () -> {
            try (JdbcDatabase third = JdbcDatabase.open(bench.settings)) {
                third.query(
                        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%CONCURRENTLY%'"
                                + " AND pid <> pg_backend_pid() AND datname = current_database()");
            }
        };
        Problem problem = Workbench.fails(() -> bench.apply(script, 0));
        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        bench.whenBlocked = () -> {};
        bench.other.execute("COMMIT");
        bench.apply(script, position);
        assertThat(bench.changelog()).containsExactly("1 t");
    }

    @Test
    void an_index_that_was_built_unheard_is_not_built_again() {
        cutOffAndResumed(
                "SET search_path TO public;\nCREATE UNIQUE INDEX CONCURRENTLY \"I x\" ON ONLY t USING btree (id) WHERE name > '';",
                true,
                "CREATE UNIQUE INDEX CONCURRENTLY",
                1);

        assertThat(bench.foundDone).containsExactly("2 CREATE UNIQUE INDEX CONCURRENTLY \"I x\" ON ONLY t USING btree");
        assertThat(bench.value(VALID)).isEqualTo("\"I x\" true");
        assertThat(bench.journal())
                .containsExactly("started 0", "step 1", "running 1", "started 1", "step 2", "applied 2");
    }

    @Test
    void an_index_whose_statement_never_arrived_is_built() {
        cutOffAndResumed("CREATE INDEX CONCURRENTLY i ON t (id);", false, "CREATE INDEX CONCURRENTLY", 0);

        assertThat(bench.foundDone).isEmpty();
        assertThat(bench.value(VALID)).isEqualTo("i true");
    }

    @Test
    void an_index_that_was_left_invalid_is_cleared_away_and_built_again() {
        killedWhileItWaitsAndResumed("SELECT 1;\nCREATE INDEX CONCURRENTLY i ON t (id);", 1);

        assertThat(bench.repaired).containsExactly("invalid index public.i");
        assertThat(bench.value(VALID)).isEqualTo("i true");
    }

    @Test
    void an_index_without_a_name_is_not_built_twice() {
        killedWhileItWaitsAndResumed("CREATE INDEX CONCURRENTLY ON t (id);", 0);

        assertThat(bench.repaired).containsExactly("invalid index public.t_id_idx");
        assertThat(bench.value(VALID)).isEqualTo("t_id_idx true");
    }

    @Test
    void another_index_of_that_name_is_left_alone_and_told() {
        MigrationScript script = bench.write("1_t.sql", "SELECT 1;\nCREATE INDEX CONCURRENTLY i ON t (id);");
        bench.beforeStatement = () -> {
            if (bench.progress.size() == 2) {
                proxy.cutBefore("CREATE INDEX CONCURRENTLY");
            }
        };
        Workbench.fails(() -> bench.apply(script, 0));
        bench.other.execute("CREATE INDEX i ON t (name)");
        bench.beforeStatement = () -> {};
        Problem problem = Workbench.fails(() -> bench.apply(script, 1));

        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(problem.headline())
                .isEqualTo(
                        "1_t.sql was cut off earlier, in a statement of which nobody can tell whether it took effect;"
                                + " its first of 2 statements is in the database.");
        assertThat(problem.facts().toString())
                .contains("there is an index of that name, public.i, and it is another one");
        assertThat(Workbench.fact(problem, "statement")).isEqualTo("2 of 2: CREATE INDEX CONCURRENTLY i ON t");
        assertThat(problem.remedies().stream().flatMap(remedy -> remedy.commands().stream()))
                .containsExactly(
                        "mvn db-migrate:deploy -pl apps/auth -Ddb-migrate.resume=1",
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.tookEffect=1",
                        "mvn db-migrate:deploy -pl apps/auth",
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.applied=1",
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.rolledBack=1");
        assertThat(bench.journal()).endsWith("running 1", "started 1", "in_doubt 1");
        assertThat(bench.exists("i")).isTrue();
    }

    @Test
    void if_not_exists_does_not_pass_over_an_invalid_index() {
        bench.other.execute("CREATE INDEX i ON t (id)");
        bench.other.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass");
        bench.apply("1_t.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (id);");

        assertThat(bench.value(VALID)).isEqualTo("i true");
    }

    @Test
    void an_index_that_was_dropped_unheard_is_gone() {
        bench.other.execute("CREATE INDEX i ON t (id)");
        cutOffAndResumed("DROP INDEX CONCURRENTLY public.i;", true, "DROP INDEX CONCURRENTLY public.i", 0);

        assertThat(bench.foundDone).hasSize(1);
        assertThat(bench.exists("i")).isFalse();
    }

    @Test
    void an_index_that_was_half_dropped_is_dropped() {
        bench.other.execute("CREATE INDEX i ON t (id)");
        killedWhileItWaitsAndResumed("DROP INDEX CONCURRENTLY i;", 0);

        assertThat(bench.foundDone).isEmpty();
        assertThat(bench.exists("i")).isFalse();
    }

    @Test
    void what_a_rebuild_left_is_cleared_away() {
        bench.other.execute("CREATE INDEX i ON t (id)");
        killedWhileItWaitsAndResumed("REINDEX (VERBOSE) TABLE CONCURRENTLY t;", 0);

        assertThat(bench.repaired).contains("invalid index public.i_ccnew");
        assertThat(bench.value(VALID)).isEqualTo("i true");
    }

    @Test
    void a_half_detached_partition_is_detached() {
        bench.other.execute("DROP TABLE t");
        bench.other.execute("CREATE TABLE p (id int, name text) PARTITION BY LIST (id)");
        bench.other.execute("CREATE TABLE t PARTITION OF p FOR VALUES IN (2)");
        killedWhileItWaitsAndResumed("ALTER TABLE p DETACH PARTITION public.t CONCURRENTLY;", 0);

        assertThat(bench.repaired).containsExactly("partition public.t, half detached");
        assertThat(bench.value("SELECT count(*) FROM pg_inherits")).isEqualTo("0");
    }

    @Test
    void a_database_that_was_made_unheard_is_there() {
        String name = "made_" + bench.settings.database();
        cutOffAndResumed("CREATE DATABASE " + name + ";", true, "CREATE DATABASE", 0);

        assertThat(bench.foundDone).hasSize(1);
        bench.other.execute("DROP DATABASE " + name);
    }

    @Test
    void what_runs_twice_to_the_same_end_simply_runs_again() {
        cutOffAndResumed("VACUUM t;", true, "VACUUM", 0);

        assertThat(bench.foundDone).isEmpty();
        assertThat(bench.journal())
                .containsExactly("started 0", "running 0", "started 0", "running 0", "step 1", "applied 1");
    }

    @Test
    void a_block_that_commits_is_never_run_again_unasked() {
        MigrationScript script =
                bench.write("1_t.sql", "DO $$ BEGIN INSERT INTO t VALUES (7, 'x'); COMMIT; END $$;\nSELECT 1;");
        bench.beforeStatement = () -> proxy.cutBehind("DO $$");
        Problem first = Workbench.fails(() -> bench.apply(script, 0));
        bench.beforeStatement = () -> {};

        assertThat(first.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        assertThat(bench.journal()).containsExactly("started 0", "running 0", "in_doubt 0");
        assertThat(bench.value("SELECT count(*) FROM t WHERE id = 7")).isEqualTo("1");
        // From here on it runs only where a person let it go on.
        bench.apply(script, 0);
        assertThat(bench.value("SELECT count(*) FROM t WHERE id = 7")).isEqualTo("2");
    }

    @Test
    void a_block_that_commits_and_then_fails_may_have_done_a_part() {
        Problem problem = bench.applyFails(
                "1_t.sql", "DO $$ BEGIN INSERT INTO t VALUES (7, 'x'); COMMIT; PERFORM 1 / 0; END $$;");

        assertThat(problem.headline())
                .isEqualTo(
                        "1_t.sql failed in a statement that may have committed part of what it does; nothing before it"
                                + " is in the database.");
        assertThat(bench.journal()).containsExactly("started 0", "running 0", "in_doubt 0");
    }
}
