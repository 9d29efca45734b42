package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.server.ThrowAwayServer;
import io.github.dbmigrate.testing.OwnThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server goes away in the middle of a statement, or the database for good. */
class RestartTest {

    private static final Map<String, String> SCRIPTS = Map.of("whole", """
            INSERT INTO ledger VALUES ('before');
            SET LOCAL lock_timeout TO 0;
            SELECT pg_advisory_xact_lock(4711);
            INSERT INTO ledger VALUES ('behind');
            """, "steps", """
            -- db-migrate: no-transaction
            INSERT INTO ledger VALUES ('before');
            SET lock_timeout TO 0;
            SELECT pg_advisory_xact_lock(4711);
            INSERT INTO ledger VALUES ('behind');
            """, "index", """
            INSERT INTO ledger VALUES ('before');
            CREATE INDEX CONCURRENTLY ledger_line ON ledger (line);
            INSERT INTO ledger VALUES ('behind');
            """);

    private static ThrowAwayServer server;

    @TempDir
    Path directory;

    private ConnectionSettings settings;
    private Path migrations;

    @BeforeAll
    static void start() throws Exception {
        server = ThrowAwayServer.start(17, Map.of("synchronous_commit", "on", "fsync", "off"));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void makeDatabase() throws Exception {
        settings = Deployment.settings(
                server.host(), server.port(), "restart_" + System.nanoTime(), server.user(), server.password());
        admin("CREATE DATABASE " + settings.database());
        migrations = Files.createDirectories(directory.resolve("src/main/db/migrations"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        script("1_ledger.sql", "CREATE TABLE ledger (line text);\n");
        new Deployment(settings, directory).run();
    }

    @ParameterizedTest
    @CsvSource({"whole, fast", "whole, immediate", "steps, fast", "steps, immediate", "index, fast", "index, immediate"
    })
    void a_statement_in_the_middle_of_a_restart_is_in_once_when_the_next_deploy_has_gone_on(String kind, String mode)
            throws Exception {
        script("2_script.sql", Objects.requireNonNull(SCRIPTS.get(kind)));
        CompletableFuture<?> running;
        try (JdbcDatabase holder = JdbcDatabase.open(settings)) {
            holder.execute("BEGIN");
            holder.query("SELECT pg_advisory_lock(4711)");
            holder.execute("LOCK TABLE ledger IN ROW EXCLUSIVE MODE");
            running = OwnThread.supply(() -> new Deployment(settings, directory).run());
            awaitWaiting(holder, running);
            server.restart(mode);
        }
        ExecutionException lost = assertThrows(ExecutionException.class, () -> running.get(2, TimeUnit.MINUTES));
        assertThat(lost.getCause())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        told -> assertThat(told.problem().code()).isEqualTo(ProblemCode.CONNECTION_LOST));

        assertThat(new Deployment(settings, directory).run().applied()).hasSize(1);
        assertThat(query("SELECT line FROM ledger ORDER BY 1"))
                .isEqualTo(List.of(List.of("before"), List.of("behind")));
        assertThat(query("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).isEqualTo(List.of(List.of("0")));
        assertThat(new Deployment(settings, directory).run().applied()).isEmpty();
    }

    @Test
    void a_database_that_is_dropped_between_two_migrations_is_a_lost_connection_and_then_a_missing_database()
            throws Exception {
        script("2_a.sql", "CREATE TABLE a (x int);\n");
        script("3_b.sql", "CREATE TABLE b (x int);\n");
        Deployment deployment = new Deployment(settings, directory);
        deployment.console.listener = line -> {
            if (line.contains("2_a.sql  ")) {
                admin("DROP DATABASE " + settings.database() + " WITH (FORCE)");
            }
        };
        assertThat(code(deployment)).isIn(ProblemCode.CONNECTION_LOST, ProblemCode.DATABASE_MISSING);
        assertThat(code(new Deployment(settings, directory))).isEqualTo(ProblemCode.DATABASE_MISSING);

        admin("CREATE DATABASE " + settings.database());
        assertThat(new Deployment(settings, directory).run().applied()).hasSize(3);
    }

    private static ProblemCode code(Deployment deployment) {
        return assertThrows(ProblemException.class, deployment::run).problem().code();
    }

    private static void awaitWaiting(JdbcDatabase session, CompletableFuture<?> running) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (session.query("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty()) {
            if (running.isDone() || System.nanoTime() > end) {
                throw new IllegalStateException("nothing waits: " + running);
            }
        }
    }

    private void script(String name, String text) throws Exception {
        Files.writeString(migrations.resolve(name), text);
        MigrationsDirectory.read(migrations).sign();
    }

    private List<?> query(String sql) {
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            return session.query(sql);
        }
    }

    private void admin(String sql) {
        try (JdbcDatabase session = JdbcDatabase.open(settings.withDatabase("postgres"))) {
            session.execute(sql);
        }
    }
}
