package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.CuttingProxy;
import io.github.dbmigrate.testing.OwnThread;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostConnectionTest {

    private static final String TEXT = "CREATE TABLE t (id int);\n-- //@UNDO\nDROP TABLE t;\n";

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
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
        proxy.close();
    }

    @Test
    void a_commit_whose_reply_is_lost_is_asked_after_and_counts() {
        MigrationScript script = bench.write("1_t.sql", TEXT);
        bench.beforeStatement = () -> proxy.cutBehind("COMMIT");
        bench.apply(script, 0);

        assertThat(bench.exists("t")).isTrue();
        assertThat(bench.changelog()).containsExactly("1 t");
        assertThat(bench.journal()).containsExactly("applied 1");

        bench.undo(script);
        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.changelog()).isEmpty();
        assertThat(bench.journal()).containsExactly("applied 1", "undone 1");
    }

    @Test
    void what_the_server_still_does_when_the_connection_is_lost_is_waited_for_before_anything_is_told() {
        MigrationScript script = bench.write("1_t.sql", TEXT);
        bench.other.execute("BEGIN");
        bench.other.execute("LOCK TABLE changelog_journal IN EXCLUSIVE MODE");
        bench.beforeStatement = () -> proxy.cutBehind("COMMIT");
        CompletableFuture<Boolean> applied = OwnThread.supply(() -> applies(script));
        try (JdbcDatabase third = JdbcDatabase.open(direct())) {
            await(
                    third,
                    "SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted"
                            + " AND a.application_name LIKE 'db-migrate deploy%' AND a.datname = current_database()");
            // Another session asks whether the first is at work, or, were that not asked, writes that it failed.
            await(
                    third,
                    "SELECT 1 FROM pg_stat_activity WHERE application_name = 'db-migrate' AND pid <> pg_backend_pid()"
                            + " AND (query LIKE '%pg_try_advisory_lock%' OR query LIKE 'INSERT INTO%') AND datname ="
                            + " current_database()");
            bench.other.execute("ROLLBACK");
            boolean told = applied.join();
            await(
                    third,
                    "SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name LIKE"
                            + " 'db-migrate deploy%' AND datname = current_database())");

            assertThat(bench.exists("t")).isEqualTo(told);
            assertThat(bench.changelog()).hasSize(told ? 1 : 0);
            assertThat(bench.journal()).containsExactly(told ? "applied 1" : "failed 0");
        }
    }

    private boolean applies(MigrationScript script) {
        try {
            bench.apply(script, 0);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private ConnectionSettings direct() {
        TestPostgres server = TestPostgres.get();
        return ConnectionSettings.of(
                server.host(), server.port(), bench.settings.database(), server.user(), server.password());
    }

    private static void await(JdbcDatabase session, String select) {
        while (session.query(select).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_commit_that_never_arrives_leaves_nothing() {
        MigrationScript script = bench.write("1_t.sql", TEXT);
        bench.beforeStatement = () -> proxy.cutBefore("COMMIT");
        Problem problem = Workbench.fails(() -> bench.apply(script, 0));

        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.changelog()).isEmpty();
        assertThat(bench.journal()).containsExactly("failed 0");

        bench.beforeStatement = () -> {};
        bench.apply(script, 0);
        assertThat(bench.changelog()).containsExactly("1 t");
    }

    @Test
    void a_position_whose_commit_never_arrives_is_not_believed() {
        MigrationScript script = bench.write(
                "1_t.sql", "-- db-migrate: no-transaction\nCREATE TABLE t (id int);\nCREATE TABLE u (id int);\n");
        bench.beforeStatement = () -> {
            if (bench.progress.size() == 2) {
                proxy.cutBefore("COMMIT");
            }
        };
        Problem problem = Workbench.fails(() -> bench.apply(script, 0));

        assertThat(problem.headline()).contains("its first of 2 statements is");
        assertThat(bench.exists("t")).isTrue();
        assertThat(bench.exists("u")).isFalse();
        assertThat(bench.journal()).containsExactly("started 0", "step 1");

        bench.apply(script, 1);
        assertThat(bench.changelog()).containsExactly("1 t");
    }
}
