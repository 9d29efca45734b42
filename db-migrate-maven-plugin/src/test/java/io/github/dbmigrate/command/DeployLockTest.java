package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several deploys of one database at once: one works, who has something to do waits, who has not does not. */
class DeployLockTest {

    private final Bench bench;

    DeployLockTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void three_deploys_at_once_apply_a_migration_once_and_all_succeed() throws Exception {
        bench.migration("1_slow.sql", "CREATE TABLE slow (id int); SELECT pg_sleep(0.3);");
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Future<Deploy.Report>> deploys = pool.invokeAll(List.of(bench::deploy, bench::deploy, bench::deploy));
            int applied = 0;
            for (Future<Deploy.Report> deploy : deploys) {
                applied += deploy.get().applied().size();
            }
            assertThat(applied).isEqualTo(1);
            assertThat(bench.journal()).isEqualTo("applied 1");
            assertThat(bench.console.lines)
                    .contains("  1_slow.sql was applied meanwhile by "
                            + TestPostgres.get().user() + "@build-7");
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void a_lock_that_somebody_keeps_is_given_up_on_with_its_holder() {
        bench.migration("1_users.sql", Users.SCRIPT);
        bench.run = new RunSettings(Map.of(), Duration.ofMillis(200), Timeouts.DEFAULT);
        try (TargetDatabase other = bench.server().open();
                TargetDatabase.Lock lock = other.lock(Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.LOCK_UNAVAILABLE);
            assertThat(bench.console.lines).anyMatch(line -> line.startsWith("waiting for another run"));
        }
    }

    @Test
    void who_finds_everything_in_waits_for_nobody() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        withTheLockTaken(() -> {
            assertThat(bench.deploy().applied()).isEmpty();
            assertThat(bench.console.lines).noneMatch(line -> line.startsWith("waiting"));
        });
    }

    @Test
    void what_looks_like_drift_may_be_the_work_of_another_run_and_is_waited_for() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        bench.sql("ALTER TABLE users ADD COLUMN byhand int");
        withTheLockTaken(() -> assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.LOCK_UNAVAILABLE));
    }

    private void withTheLockTaken(Runnable work) {
        bench.run = new RunSettings(Map.of(), Duration.ZERO, Timeouts.DEFAULT);
        try (TargetDatabase other = bench.server().open();
                TargetDatabase.Lock lock = other.lock(Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            work.run();
        }
    }
}
