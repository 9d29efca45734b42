package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.command.Deploy;
import io.github.dbmigrate.command.RunSettings;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.ibatis.migration.FileMigrationLoader;
import org.apache.ibatis.migration.operations.UpOperation;
import org.apache.ibatis.migration.options.DatabaseOperationOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployersTest {

    private static final String GATE = "SELECT pg_advisory_lock(4711)";

    @TempDir
    Path directory;

    private final TestPostgres server = TestPostgres.get();
    private final String database = server.createDatabase();
    private final ConnectionSettings settings =
            Deployment.settings(server.host(), server.port(), database, server.user(), server.password());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private JdbcDatabase admin;

    @BeforeEach
    void write() throws Exception {
        admin = JdbcDatabase.open(settings);
        Path migrations = Files.createDirectories(directory.resolve("src/main/db/migrations"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        // The first one waits at the gate, until everybody is there.
        Files.writeString(
                migrations.resolve("1_ledger.sql"),
                "SET lock_timeout = 0;\nSELECT pg_advisory_xact_lock(4711);\nCREATE TABLE ledger (line text);\n");
        for (int id = 2; id <= 6; id++) {
            Files.writeString(
                    migrations.resolve(id + "_t.sql"),
                    "CREATE TABLE t" + id + " (id int);\nINSERT INTO ledger VALUES ('" + id + "');\n");
        }
        MigrationsDirectory.read(migrations).sign();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        admin.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 16})
    void of_many_deployers_one_applies_and_the_others_tell_who_did(int count) throws Exception {
        CountDownLatch waiting = new CountDownLatch(count - 1);
        admin.query(GATE);
        List<Deployment> deployments = new ArrayList<>();
        List<CompletableFuture<Deploy.Report>> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Deployment deployment = new Deployment(settings, directory);
            deployment.console.listener = line -> {
                if (line.startsWith("waiting for another run")) {
                    waiting.countDown();
                }
            };
            deployments.add(deployment);
            runs.add(CompletableFuture.supplyAsync(deployment::run, threads));
        }
        waiting.await();
        admin.query("SELECT pg_advisory_unlock(4711)");
        List<Integer> applied =
                runs.stream().map(run -> run.join().applied().size()).sorted().toList();

        assertThat(applied.subList(0, count - 1)).containsOnly(0);
        assertThat(applied.get(count - 1)).isEqualTo(6);
        assertOnce();
        for (int i = 0; i < count; i++) {
            if (runs.get(i).join().applied().isEmpty()) {
                assertThat(deployments.get(i).console.lines)
                        .anyMatch(line -> line.contains("1_ledger.sql was applied meanwhile by " + server.user()))
                        .anyMatch(line -> line.contains("6_t.sql was applied meanwhile by " + server.user()));
            }
        }
    }

    @Test
    void a_wait_that_is_too_long_ends_with_the_holder() throws Exception {
        admin.query(GATE);
        Deployment first = new Deployment(settings, directory);
        CompletableFuture<Deploy.Report> run = CompletableFuture.supplyAsync(first::run, threads);
        awaitGate();
        RunSettings impatient = new RunSettings(Map.of(), Duration.ofMillis(1), RunSettings.DEFAULT.timeouts());
        ProblemException problem = org.junit.jupiter.api.Assertions.assertThrows(
                ProblemException.class, () -> new Deployment(settings, directory, impatient, Clock.systemUTC()).run());

        assertThat(problem.problem().code()).isEqualTo(ProblemCode.LOCK_UNAVAILABLE);
        assertThat(problem.problem().facts().toString()).contains("held by", "process");
        admin.query("SELECT pg_advisory_unlock(4711)");
        assertThat(run.join().applied()).hasSize(6);
    }

    @Test
    void a_migrate_up_of_mybatis_among_them_applies_nothing_twice() throws Exception {
        admin.query(GATE);
        List<CompletableFuture<Deploy.Report>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(CompletableFuture.supplyAsync(new Deployment(settings, directory)::run, threads));
        }
        awaitGate();
        // Has read the changelog, and stands at the same gate.
        CompletableFuture<Void> mybatis = CompletableFuture.runAsync(this::migrateUp, threads);
        awaitGate(2);
        admin.query("SELECT pg_advisory_unlock(4711)");
        runs.forEach(CompletableFuture::join);
        try {
            mybatis.join();
        } catch (CompletionException e) {
            // It takes no lock, so it may find what another has made; its transaction is then rolled back.
            assertThat(e).hasStackTraceContaining("already exists");
        }

        assertOnce();
    }

    @Test
    void what_mybatis_has_run_and_not_yet_recorded_is_waited_for() throws Exception {
        new Deployment(settings, directory).run();
        Path migrations = directory.resolve("src/main/db/migrations");
        Files.writeString(migrations.resolve("7_late.sql"), "CREATE TABLE late (id int);\n");
        MigrationsDirectory.read(migrations).sign();
        try (Connection blocker = server.connect(database);
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE changelog IN ROW EXCLUSIVE MODE");
            statement.execute("LOCK TABLE changelog IN SHARE ROW EXCLUSIVE MODE");
            CompletableFuture<Void> mybatis = CompletableFuture.runAsync(this::migrateUp, threads);
            await("SELECT count(*) > 0 FROM pg_locks WHERE relation = 'changelog'::regclass AND NOT granted");
            Deployment deployment = new Deployment(settings, directory);
            CompletableFuture<Deploy.Report> run = CompletableFuture.supplyAsync(deployment::run, threads);
            await("SELECT count(*) > 0 FROM changelog_journal WHERE event = 'failed'");
            blocker.rollback();
            mybatis.join();

            assertThat(run.join().applied()).isEmpty();
            assertThat(deployment.console.lines).anyMatch(line -> line.contains("7_late.sql was applied meanwhile"));
        }
    }

    private void assertOnce() {
        assertThat(admin.query("SELECT string_agg(line, ' ' ORDER BY line) FROM ledger"))
                .isEqualTo(List.of(List.of("2 3 4 5 6")));
        assertThat(admin.query("SELECT string_agg(id::text, ' ' ORDER BY id) FROM changelog"))
                .isEqualTo(List.of(List.of("1 2 3 4 5 6")));
    }

    private void awaitGate() {
        awaitGate(1);
    }

    private void awaitGate(int count) {
        await("SELECT count(*) = " + count + " FROM pg_locks WHERE objid = 4711 AND NOT granted"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    private void await(String condition) {
        while (!admin.query(condition).equals(List.of(List.of("t")))) {
            Thread.onSpinWait();
        }
    }

    private void migrateUp() {
        File scripts = directory.resolve("src/main/db/migrations").toFile();
        DatabaseOperationOption option = new DatabaseOperationOption();
        option.setChangelogTable("changelog");
        option.setStopOnError(true);
        new UpOperation()
                .operate(() -> connect(), new FileMigrationLoader(scripts, "UTF-8", new Properties()), option, null);
    }

    private Connection connect() {
        try {
            return server.connect(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
