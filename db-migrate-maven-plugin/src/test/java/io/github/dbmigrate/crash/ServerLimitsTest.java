package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.command.RunSettings;
import io.github.dbmigrate.command.TargetDatabase;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.testing.OwnThread;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator's limits for a database or a role, which are meant for applications, end no session of ours. */
class ServerLimitsTest {

    private static final String LIMIT = "'250ms'";

    @TempDir
    Path directory;

    private Path migrations;

    @BeforeEach
    void makeService() throws Exception {
        migrations = Files.createDirectories(directory.resolve("src/main/db/migrations"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 17})
    void a_deploy_takes_its_time_whatever_the_databases_limits_are(int major) throws Exception {
        ConnectionSettings settings = limited(TestPostgres.of(major), major);
        script("1_whole.sql", "CREATE TABLE t (id int);\nSELECT pg_sleep(0.5);\nINSERT INTO t VALUES (1);\n");
        script(
                "2_steps.sql",
                "-- db-migrate: no-transaction\nSELECT pg_sleep(0.5);\nCREATE INDEX CONCURRENTLY t_id ON t (id);\n");
        Deployment deployment = new Deployment(settings, directory);
        assertThat(deployment.run().applied()).hasSize(2);
    }

    @Test
    void a_run_that_waits_for_the_lock_and_pauses_between_tries_is_idle_for_longer_than_the_limit() throws Exception {
        ConnectionSettings settings = limited(TestPostgres.get(), 17);
        script("1_t.sql", "CREATE TABLE t (id int);\n");
        new Deployment(settings, directory).run();
        script("2_blocked.sql", "ALTER TABLE t ADD COLUMN name text;\n");
        RunSettings run =
                new RunSettings(Map.of(), Duration.ofMinutes(1), Timeouts.DEFAULT.withLock(Duration.ofMillis(200)));
        Deployment blocked = new Deployment(settings, directory, run, Clock.systemUTC());
        CompletableFuture<String> waits = new CompletableFuture<>();
        CompletableFuture<String> pauses = new CompletableFuture<>();
        AtomicInteger tries = new AtomicInteger();
        blocked.console.listener = line -> {
            if (line.startsWith("waiting for")) {
                waits.complete(line);
            } else if (line.contains("tries again") && tries.incrementAndGet() == 3) {
                pauses.complete(line);
            }
        };
        CompletableFuture<?> running;
        try (JdbcDatabase reader = unlimited(settings)) {
            reader.execute("BEGIN");
            reader.execute("LOCK TABLE t IN ACCESS SHARE MODE");
            try (TargetDatabase other = blocked.server().open();
                    TargetDatabase.Lock held = other.lock(Duration.ZERO, nobody -> {})) {
                assertThat(held).isNotNull();
                running = OwnThread.supply(blocked::run);
                await(CompletableFuture.anyOf(running, waits));
                reader.query("SELECT pg_sleep(0.6)");
            }
            await(CompletableFuture.anyOf(running, pauses));
        }
        await(running);
        assertThat(blocked.console.lines).noneMatch(line -> line.contains("meanwhile"));
    }

    private static void await(CompletableFuture<?> future) {
        future.orTimeout(2, TimeUnit.MINUTES).join();
    }

    private void script(String name, String text) throws Exception {
        Files.writeString(migrations.resolve(name), text);
        MigrationsDirectory.read(migrations).sign();
    }

    private static JdbcDatabase unlimited(ConnectionSettings settings) {
        JdbcDatabase session = JdbcDatabase.open(settings);
        session.query("SELECT set_config(name, '0', false) FROM pg_settings WHERE name LIKE '%\\_timeout'"
                + " AND context = 'user' AND unit = 'ms'");
        return session;
    }

    private static ConnectionSettings limited(TestPostgres server, int major) {
        ConnectionSettings settings = Deployment.settings(
                server.host(), server.port(), server.createDatabase(), server.user(), server.password());
        List<String> limits = new java.util.ArrayList<>(
                List.of("idle_session_timeout", "idle_in_transaction_session_timeout", "statement_timeout"));
        if (major >= 17) {
            limits.add("transaction_timeout");
        }
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            limits.forEach(limit ->
                    session.execute("ALTER DATABASE " + settings.database() + " SET " + limit + " TO " + LIMIT));
        }
        return settings;
    }
}
