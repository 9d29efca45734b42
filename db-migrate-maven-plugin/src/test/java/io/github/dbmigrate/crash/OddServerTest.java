package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dbmigrate.command.RunSettings;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.server.ThrowAwayServer;
import io.github.dbmigrate.testing.OwnThread;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that do not do what one wishes. */
class OddServerTest {

    private static ThrowAwayServer server;

    @TempDir
    Path directory;

    private ConnectionSettings settings;

    @BeforeAll
    static void start() throws Exception {
        server = ThrowAwayServer.start(
                17, Map.of("max_connections", "12", "superuser_reserved_connections", "1", "synchronous_commit", "on"));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void makeDatabase() throws Exception {
        Shop.write(directory);
        String name = "odd " + System.nanoTime();
        try (JdbcDatabase admin = JdbcDatabase.open(settings(server, "postgres"))) {
            admin.execute("CREATE DATABASE \"" + name + "\"");
        }
        settings = settings(server, name);
    }

    @Test
    void a_standby_is_refused_and_sent_to_the_primary() throws Exception {
        ThrowAwayServer standby = server.standby();
        try {
            Problem problem = problem(new Deployment(settings(standby, settings.database()), directory));

            assertThat(problem.code()).isEqualTo(ProblemCode.READ_ONLY_SERVER);
            assertThat(problem.headline()).contains("standby");
            assertThat(problem.remedies().toString()).contains("targetServerType=primary");
            assertThat(new Deployment(settings, directory).run().applied()).hasSize(Shop.size());
        } finally {
            standby.stop();
        }
    }

    @Test
    void a_server_that_restarts_midway_is_a_lost_connection_and_the_next_deploy_goes_on() throws Exception {
        Deployment deployment = new Deployment(settings, directory);
        // Between the second migration and the third.
        deployment.console.listener = line -> {
            if (line.contains("create_archive.sql  ")) {
                restart();
            }
        };
        CompletionException stopped = assertThrows(
                CompletionException.class,
                () -> OwnThread.supply(deployment::run).join());

        assertThat(stopped.getCause())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        lost -> assertThat(lost.problem().code()).isEqualTo(ProblemCode.CONNECTION_LOST));
        assertThat(new Deployment(settings, directory).run().applied()).hasSize(Shop.size() - 2);
    }

    @Test
    void no_connection_left_is_told_with_who_may_hold_them_and_nothing_runs() {
        List<JdbcDatabase> others = new ArrayList<>();
        try {
            takeAll(others);
            assertThat(problem(new Deployment(settings, directory)).code()).isEqualTo(ProblemCode.TOO_MANY_CONNECTIONS);
            // Enough to begin with, and not enough for the lock's session.
            others.remove(0).close();
            assertThat(problem(new Deployment(settings, directory)).code()).isEqualTo(ProblemCode.TOO_MANY_CONNECTIONS);
            assertThat(others.get(0).query("SELECT count(*) FROM pg_class WHERE relname IN ('ledger', 'changelog')"))
                    .isEqualTo(List.of(List.of("0")));
            // Nobody is left then to look who blocks the scripts, which is no reason not to run them.
            others.remove(0).close();
            assertThat(new Deployment(settings, directory).run().applied()).hasSize(Shop.size());
        } finally {
            others.forEach(JdbcDatabase::close);
        }
    }

    @Test
    void a_row_that_somebody_put_into_the_changelog_stops_the_next_deploy() {
        new Deployment(settings, directory).run();
        try (JdbcDatabase hand = JdbcDatabase.open(settings)) {
            hand.execute("INSERT INTO changelog VALUES (20260101000001, 'x', 'by hand')");
        }
        assertThat(problem(new Deployment(settings, directory)).code()).isEqualTo(ProblemCode.MIGRATION_MISSING);
    }

    @Test
    void a_row_that_somebody_took_out_of_the_changelog_makes_its_migration_run_again_and_fail_whole() {
        new Deployment(settings, directory).run();
        try (JdbcDatabase hand = JdbcDatabase.open(settings)) {
            hand.execute("DELETE FROM changelog WHERE id = 20260104000000");
            assertThat(problem(new Deployment(settings, directory)).code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
            assertThat(hand.query("SELECT count(*) FROM ledger WHERE line = '4.2'"))
                    .isEqualTo(List.of(List.of("1")));
        }
    }

    @Test
    void a_clock_that_goes_backwards_confuses_nothing() {
        AtomicLong now = new AtomicLong(Instant.parse("2026-11-23T08:00:00Z").getEpochSecond());
        InstantSource backwards = () -> Instant.ofEpochSecond(now.addAndGet(-3600));
        Clock clock = backwards.withZone(ZoneOffset.UTC);
        assertThat(new Deployment(settings, directory, RunSettings.DEFAULT, clock)
                        .run()
                        .applied())
                .hasSize(Shop.size());
        assertThat(new Deployment(settings, directory, RunSettings.DEFAULT, clock)
                        .run()
                        .applied())
                .isEmpty();
    }

    private void takeAll(List<JdbcDatabase> others) {
        while (true) {
            try {
                others.add(JdbcDatabase.open(settings));
            } catch (ProblemException e) {
                assertThat(e.problem().code()).isEqualTo(ProblemCode.TOO_MANY_CONNECTIONS);
                return;
            }
        }
    }

    private static void restart() {
        try {
            server.restart("immediate");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Problem problem(Deployment deployment) {
        return assertThrows(ProblemException.class, deployment::run).problem();
    }

    private static ConnectionSettings settings(ThrowAwayServer server, String database) {
        return Deployment.settings(server.host(), server.port(), database, server.user(), server.password());
    }
}
