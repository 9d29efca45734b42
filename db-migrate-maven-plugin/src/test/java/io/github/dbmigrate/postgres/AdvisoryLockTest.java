package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.command.LockHolder;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.OwnThread;
import io.github.dbmigrate.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoryLockTest {

    private static final CatalogScope SCOPE = new CatalogScope("we\"ird", "changelog");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ConnectionSettings settings = Servers.database();
    private final JdbcDatabase other = JdbcDatabase.open(settings);

    @AfterEach
    void close() {
        other.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void whoever_waits_is_told_who_holds_it(int major) {
        ConnectionSettings there = Servers.database(TestPostgres.of(major));
        List<LockHolder> holders = new ArrayList<>();
        try (AdvisoryLock held = AdvisoryLock.take(there, SCOPE, Duration.ZERO, holder -> {})) {
            Problem problem = Servers.problem(() -> AdvisoryLock.take(there, SCOPE, Duration.ofMillis(1), holders::add)
                    .close());

            assertThat(held.isLost()).isFalse();
            assertThat(problem.code()).isEqualTo(ProblemCode.LOCK_UNAVAILABLE);
            assertThat(holders).hasSize(1);
            assertThat(holders.get(0).user()).isEqualTo(there.user());
            assertThat(holders.get(0).application()).isEqualTo("db-migrate");
            assertThat(holders.get(0).since()).isNotNull();
            assertThat(Servers.fact(problem, "held by"))
                    .isEqualTo("process " + holders.get(0).pid() + ", role " + there.user());
            assertThat(problem.remedies().toString())
                    .contains("pg_terminate_backend(" + holders.get(0).pid() + ")");
        }
    }

    @Test
    void many_that_want_it_at_once_have_it_one_after_the_other() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Void>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(OwnThread.run(() -> {
                try (AdvisoryLock lock = AdvisoryLock.take(settings, SCOPE, LONG, holder -> {})) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                    assertThat(lock.isLost()).isFalse();
                }
            }));
        }
        runs.forEach(CompletableFuture::join);

        assertThat(most).hasValue(1);
    }

    @Test
    void the_lock_of_a_killed_holder_is_free_at_once() throws InterruptedException {
        AdvisoryLock killed = AdvisoryLock.take(settings, SCOPE, Duration.ZERO, holder -> {});
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Void> next =
                OwnThread.run(() -> AdvisoryLock.take(settings, SCOPE, LONG, holder -> waiting.countDown())
                        .close());
        waiting.await();
        other.query("SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        next.join();

        assertThat(killed.isLost()).isTrue();
        killed.close();
    }

    @Test
    void a_statement_of_a_killed_run_that_is_still_at_work_is_waited_for() {
        List<LockHolder> holders = new ArrayList<>();
        other.query("SELECT pg_advisory_lock(" + AdvisoryLock.workKey(settings.database(), SCOPE) + ")");
        Problem problem = Servers.problem(() ->
                AdvisoryLock.take(settings, SCOPE, Duration.ZERO, holders::add).close());

        assertThat(problem.code()).isEqualTo(ProblemCode.LOCK_UNAVAILABLE);
        assertThat(problem.headline()).contains("cut off");
        assertThat(holders).hasSize(1);
        assertThat(holders.get(0).orphaned()).isTrue();
        other.query("SELECT pg_advisory_unlock_all()");
        AdvisoryLock.take(settings, SCOPE, Duration.ZERO, holders::add).close();
    }

    @Test
    void the_session_in_which_scripts_run_is_free_for_whoever_holds_the_lock() throws SQLException {
        try (AdvisoryLock held = AdvisoryLock.take(settings, SCOPE, Duration.ZERO, holder -> {});
                ScriptSession scripts = new ScriptSession(settings, SCOPE);
                ScriptSession others = new ScriptSession(settings, SCOPE)) {
            assertThat(held.isLost()).isFalse();
            for (int migration = 1; migration <= 2; migration++) {
                scripts.start(Timeouts.DEFAULT, "test", null, false);
            }
            Problem problem = Servers.problem(() -> claim(others));
            assertThat(problem.code()).isEqualTo(ProblemCode.LOCK_UNAVAILABLE);
        }
    }

    private static void claim(ScriptSession session) {
        try {
            session.start(Timeouts.DEFAULT, "test", null, false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_script_does_not_begin_once_another_run_has_taken_the_lock() throws SQLException {
        try (AdvisoryLock lost = AdvisoryLock.take(settings, SCOPE, Duration.ZERO, holder -> {});
                ScriptSession scripts = new ScriptSession(settings, SCOPE)) {
            Guard guard = new Guard(String.valueOf(lost.held()), () -> Problem.of(ProblemCode.CONNECTION_LOST, "lost"));
            scripts.start(Timeouts.DEFAULT, "test", guard, true);
            other.query("SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory' AND pid <> "
                    + scripts.backendPid() + " AND database = (SELECT oid FROM pg_database WHERE datname ="
                    + " current_database())");
            scripts.reset(Timeouts.DEFAULT);
            try (AdvisoryLock taken = AdvisoryLock.take(settings, SCOPE, Duration.ofSeconds(10), holder -> {})) {
                assertThat(taken.isLost()).isFalse();
                Problem problem = Servers.problem(() -> start(scripts, guard));
                assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
            }
        }
    }

    private static void start(ScriptSession session, Guard guard) {
        try {
            session.start(Timeouts.DEFAULT, "test", guard, true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void another_changelog_namespace_or_database_has_another_lock() {
        assertThat(List.of(
                        AdvisoryLock.key("a", SCOPE),
                        AdvisoryLock.key("b", SCOPE),
                        AdvisoryLock.key("a", new CatalogScope("we\"ird", "changelog2")),
                        AdvisoryLock.key("a", CatalogScope.DEFAULT)))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_holder_stays_idle_so_that_a_concurrent_index_does_not_wait_for_it() {
        try (AdvisoryLock held = AdvisoryLock.take(settings, SCOPE, Duration.ZERO, holder -> {})) {
            other.execute("CREATE TABLE t (id int)");
            other.execute("SET statement_timeout TO '60s'");
            other.execute("CREATE INDEX CONCURRENTLY i ON t (id)");

            assertThat(held.isLost()).isFalse();
            assertThat(other.query(
                            "SELECT state, xact_start IS NULL, backend_xmin IS NULL FROM pg_stat_activity WHERE pid IN "
                                    + "(SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database = "
                                    + "(SELECT oid FROM pg_database WHERE datname = current_database()))"))
                    .isEqualTo(List.of(List.of("idle", "t", "t")));
        }
    }
}
