package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY);";

    private final Bench bench;

    StatusTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void an_empty_service_is_up_to_date() {
        Status.Report report = bench.emptyDirectory().status();
        assertThat(report.outcome()).isEqualTo("up to date");
        assertThat(report.problems()).isEmpty();
        assertThat(bench.exists("changelog")).isFalse();
    }

    @Test
    void all_applied_is_up_to_date() {
        bench.migration("1_users.sql", USERS).deploy();
        assertThat(bench.status("pending", "drifted").outcome()).isEqualTo("up to date");
        assertThat(bench.status("pending", "drifted").failure()).isNull();
    }

    @Test
    void pending_ones_are_counted_and_fail_only_where_they_are_named() {
        bench.migration("1_users.sql", USERS).migration("2_b.sql", "SELECT 1;");
        assertThat(bench.status().outcome()).isEqualTo("2 pending");
        assertThat(bench.status("failed").failure()).isNull();
        assertThat(bench.status("failed", "pending").failure())
                .extracting(failure -> failure.code())
                .isEqualTo(ProblemCode.STATUS_FAIL_ON);
    }

    @Test
    void every_finding_is_told_at_once_with_its_ways_out() {
        bench.migration("10_users.sql", USERS)
                .migration("20_b.sql", "SELECT 1;")
                .deploy();
        bench.migration("30_steps.sql", "-- db-migrate: no-transaction\nCREATE TABLE s (x int);\nSELECT nothing;");
        problem(bench::deploy);
        bench.migration("10_users.sql", USERS + "-- edited\n")
                .delete("20_b.sql")
                .migration("15_late.sql", "SELECT 1;")
                .unsigned("40_unsigned.sql", "SELECT 1;");
        Status.Report report = bench.status("failed", "edited", "missing", "outOfOrder", "pending", "directory");
        assertThat(report.diagnosis().findings())
                .extracting(Finding::word)
                .containsExactlyInAnyOrder("directory", "edited", "outOfOrder", "missing", "failed");
        assertThat(report.problems())
                .extracting(problem -> problem.code())
                .containsExactly(
                        ProblemCode.SUM_MISMATCH,
                        ProblemCode.MIGRATION_FAILED_BEFORE,
                        ProblemCode.MIGRATION_EDITED,
                        ProblemCode.MIGRATION_MISSING,
                        ProblemCode.MIGRATION_OUT_OF_ORDER);
        assertThat(report.outcome()).isEqualTo("1 pending, 1 failed, 1 edited, 1 missing, 1 out of order, DBM-210");
        assertThat(Objects.requireNonNull(report.failure()).headline())
                .isEqualTo("auth has what failOn names: directory, edited, failed, missing, outOfOrder, pending.");
    }

    @Test
    void a_failed_one_brings_the_commands_that_resolve_it() {
        bench.migration("1_steps.sql", "-- db-migrate: no-transaction\nCREATE TABLE s (x int);\nSELECT nothing;");
        problem(bench::deploy);
        assertThat(commands(bench.status().problems().get(0)))
                .contains(
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.applied=1",
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.rolledBack=1");
    }

    @Test
    void a_transactional_failure_is_pending_and_tells_why_it_failed_last() {
        bench.migration("1_users.sql", "CREATE TABEL users (id int);");
        problem(bench::deploy);
        var migration = bench.status().history().records().get(0);
        assertThat(migration.state()).isEqualTo(MigrationState.PENDING);
        assertThat(Objects.requireNonNull(migration.failure()).error()).contains("syntax error");
    }

    @Test
    void a_database_that_somebody_else_made_is_told() {
        bench.sql("CREATE TABLE legacy (id int)");
        Status.Report report = bench.migration("1_users.sql", USERS).status();
        assertThat(report.problems())
                .extracting(problem -> problem.code())
                .containsExactly(ProblemCode.DATABASE_NOT_EMPTY);
    }

    @Test
    void drift_is_told() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.sql("CREATE VIEW byhand AS SELECT 1 AS one");
        assertThat(bench.status().outcome()).isEqualTo("drifted");
        assertThat(bench.status("drifted").failure()).isNotNull();
    }

    @Test
    void it_takes_no_lock() {
        bench.migration("1_users.sql", USERS);
        try (TargetDatabase other = bench.server().open();
                TargetDatabase.Lock lock = other.lock(java.time.Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            assertThat(bench.status().outcome()).isEqualTo("1 pending");
        }
    }

    @Test
    void a_missing_database_is_told_as_such() {
        bench.settings = bench.settings.withDatabase("nowhere");
        assertThat(problem(() -> bench.emptyDirectory().status()).code()).isEqualTo(ProblemCode.DATABASE_MISSING);
    }

    @Test
    void a_word_that_failOn_does_not_know_is_refused() {
        assertThat(problem(() -> bench.emptyDirectory().status("broken")).code())
                .isEqualTo(ProblemCode.PARAMETER_INVALID);
    }

    @Test
    void an_extension_that_an_administrator_adds_is_no_drift_and_a_column_by_hand_is() {
        bench.migration("1_users.sql", "CREATE TABLE users (id int);").deploy();
        bench.sql("CREATE EXTENSION hstore", "GRANT USAGE ON SCHEMA public TO pg_monitor");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
        bench.sql("ALTER TABLE users ADD by_hand int");
        assertThat(bench.status().outcome()).isEqualTo("drifted");
    }

    @Test
    void a_fingerprint_that_was_taken_in_another_way_is_not_compared() {
        bench.migration("1_users.sql", "CREATE TABLE users (id int);").deploy();
        bench.sql(
                "UPDATE changelog_journal SET fingerprint = substr(fingerprint, 3)",
                "ALTER TABLE users ADD by_hand int");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }
}
