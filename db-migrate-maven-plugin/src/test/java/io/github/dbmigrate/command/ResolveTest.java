package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolveTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY);";
    private static final String PHONE = "ALTER TABLE users ADD COLUMN phone text;";
    private static final String STEPS =
            "-- db-migrate: no-transaction\nCREATE TABLE s (x int);\nALTER TABLE s ADD y nonsense;\n";
    private static final String MENDED =
            "-- db-migrate: no-transaction\nCREATE TABLE s (x int);\nALTER TABLE s ADD y int;\n";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    private void failMidway() {
        bench.migration("1_steps.sql", STEPS);
        problem(bench::deploy);
    }

    @Test
    void a_baseline_is_recorded_and_makes_nothing_itself() {
        bench.sql("CREATE TABLE users (id int PRIMARY KEY)");
        bench.migration("1_users.sql", USERS);
        Resolve.Report report = bench.resolveApplied("1_users.sql");
        assertThat(report.outcome()).isEqualTo("1_users.sql is now applied");
        assertThat(bench.journal()).isEqualTo("resolved_applied 1");
        assertThat(bench.changelog()).isEqualTo("1");
        assertThat(bench.deploy().applied()).isEmpty();
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void what_an_edited_script_no_longer_makes_is_seen_all_the_same() {
        bench.migration("1_ab.sql", "CREATE TABLE a (x int);\nCREATE TABLE b (x int);\n")
                .deploy();
        bench.migration("1_ab.sql", "CREATE TABLE a (x int);\n");

        Problem problem = problem(() -> bench.resolveApplied("1"));
        assertThat(problem.code()).isEqualTo(ProblemCode.RESOLVE_CLAIM_FALSE);
        assertThat(fact(problem, "differences")).contains("+ table public.b");

        bench.sql("DROP TABLE b");
        bench.resolveApplied("1");
        assertThat(bench.deploy().applied()).isEmpty();
    }

    @Test
    void an_edited_migration_that_a_later_one_builds_on_can_be_told_applied() {
        bench.migration("1_a.sql", "CREATE TABLE a (x int);\n")
                .migration("2_a.sql", "CREATE INDEX a_a ON a (x);\n")
                .deploy();
        bench.migration("1_a.sql", "-- the same\nCREATE TABLE a (x int);\n");

        assertThat(bench.resolveApplied("1").outcome()).contains("is now applied");
        assertThat(bench.deploy().applied()).isEmpty();
    }

    @Test
    void a_script_that_does_not_run_can_be_told_rolled_back_where_nothing_of_it_is_left() {
        bench.migration("1_steps.sql", STEPS);
        problem(bench::deploy);
        assertThat(problem(() -> bench.resolveRolledBack("1")).code()).isEqualTo(ProblemCode.RESOLVE_CLAIM_FALSE);

        bench.sql("DROP TABLE s");
        bench.resolveRolledBack("1");
        assertThat(bench.status().outcome()).isEqualTo("1 pending");
    }

    @Test
    void a_false_word_is_refused_with_the_differences_and_writes_nothing() {
        bench.migration("1_users.sql", USERS);
        Problem problem = problem(() -> bench.resolveApplied("1"));
        assertThat(problem.code()).isEqualTo(ProblemCode.RESOLVE_CLAIM_FALSE);
        assertThat(fact(problem, "differences")).contains("- table public.users");
        assertThat(commands(problem))
                .contains("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.applied=1 -Ddb-migrate.force");
        assertThat(bench.exists("changelog")).isFalse();
    }

    @Test
    void force_records_a_word_unseen() {
        bench.migration("1_users.sql", USERS);
        assertThat(bench.resolve("1", null, true).written()).isTrue();
        assertThat(bench.changelog()).isEqualTo("1");
        assertThat(bench.value("SELECT goal FROM changelog_journal")).isEqualTo("resolve force");
        assertThat(bench.exists("users")).isFalse();
    }

    @Test
    void what_else_differs_in_the_database_does_not_make_a_word_false() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.migration("2_phone.sql", PHONE);
        bench.sql("ALTER TABLE users ADD COLUMN phone text", "CREATE TABLE elsewhere (id int)");
        assertThat(bench.resolveApplied("2").written()).isTrue();
    }

    @Test
    void an_applied_one_cannot_be_marked_applied_again() {
        bench.migration("1_users.sql", USERS).deploy();
        assertThat(problem(() -> bench.resolveApplied("1")).code()).isEqualTo(ProblemCode.MIGRATION_ALREADY_APPLIED);
        assertThat(bench.journal()).isEqualTo("applied 1");
    }

    @Test
    void a_failed_one_that_was_finished_by_hand_is_marked_applied() {
        failMidway();
        bench.sql("ALTER TABLE s ADD y int");
        bench.migration("1_steps.sql", MENDED);
        assertThat(bench.resolveApplied("steps").before()).isEqualTo(MigrationState.FAILED);
        assertThat(bench.status().outcome()).isEqualTo("up to date");
        assertThat(bench.journal()).endsWith("failed 1,resolved_applied 1");
    }

    @Test
    void a_failed_one_that_is_only_half_in_is_neither_applied_nor_rolled_back() {
        failMidway();
        bench.migration("1_steps.sql", MENDED);
        assertThat(problem(() -> bench.resolveApplied("1")).code()).isEqualTo(ProblemCode.RESOLVE_CLAIM_FALSE);
        assertThat(problem(() -> bench.resolveRolledBack("1")).code()).isEqualTo(ProblemCode.RESOLVE_CLAIM_FALSE);
    }

    @Test
    void a_failed_one_that_was_taken_back_is_pending_from_its_beginning() {
        failMidway();
        bench.sql("DROP TABLE s");
        bench.migration("1_steps.sql", MENDED);
        assertThat(bench.resolveRolledBack("1").outcome()).isEqualTo("1_steps.sql is now rolled back");
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void rolling_back_twice_is_told_and_writes_nothing_more() {
        failMidway();
        bench.sql("DROP TABLE s");
        bench.migration("1_steps.sql", MENDED);
        bench.resolveRolledBack("1");
        String journal = bench.journal();
        Resolve.Report again = bench.resolveRolledBack("1");
        assertThat(again.written()).isFalse();
        assertThat(again.outcome()).isEqualTo("1_steps.sql is rolled back already");
        assertThat(bench.journal()).isEqualTo(journal);
    }

    @Test
    void one_rolled_back_and_applied_later_cannot_be_rolled_back_in_silence() {
        failMidway();
        bench.sql("DROP TABLE s");
        bench.migration("1_steps.sql", MENDED);
        bench.resolveRolledBack("1");
        bench.deploy();
        assertThat(problem(() -> bench.resolveRolledBack("1")).code()).isEqualTo(ProblemCode.MIGRATION_ALREADY_APPLIED);
    }

    @Test
    void an_applied_one_cannot_be_rolled_back_by_word() {
        bench.migration("1_users.sql", USERS).deploy();
        Problem problem = problem(() -> bench.resolveRolledBack("1"));
        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_ALREADY_APPLIED);
        assertThat(problem.headline()).contains("cannot be marked as rolled back");
    }

    @Test
    void one_that_never_ran_cannot_be_rolled_back() {
        bench.migration("1_users.sql", USERS);
        assertThat(problem(() -> bench.resolveRolledBack("1")).code()).isEqualTo(ProblemCode.MIGRATION_NOT_APPLIED);
        assertThat(bench.exists("changelog")).isFalse();
    }

    @Test
    void an_edited_one_whose_new_text_the_database_matches_is_accepted() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.migration("1_users.sql", "-- a comment\n" + USERS);
        assertThat(bench.status().outcome()).isEqualTo("1 edited");
        assertThat(bench.resolveApplied("1").before()).isEqualTo(MigrationState.EDITED);
        assertThat(bench.status().outcome()).isEqualTo("up to date");
        assertThat(bench.changelog()).isEqualTo("1");
    }

    @Test
    void a_column_that_is_not_there_makes_the_word_false() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.migration("2_phone.sql", PHONE);
        assertThat(fact(problem(() -> bench.resolveApplied("2")), "differences"))
                .isEqualTo("- column public.users.phone");
        bench.sql("ALTER TABLE users ADD COLUMN phone text");
        assertThat(bench.resolveApplied("2").outcome()).isEqualTo("2_phone.sql is now applied");
    }

    @Test
    void a_table_that_is_gone_makes_the_word_on_its_column_false() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.migration("2_phone.sql", PHONE);
        bench.sql("DROP TABLE users");
        assertThat(fact(problem(() -> bench.resolveApplied("2")), "differences"))
                .isEqualTo("- table public.users");
    }

    @Test
    void a_missing_one_whose_objects_are_gone_can_be_taken_out_of_the_history() {
        bench.migration("1_users.sql", USERS).migration("2_phone.sql", PHONE).deploy();
        bench.delete("2_phone.sql");
        assertThat(problem(() -> bench.resolveRolledBack("2")).code()).isEqualTo(ProblemCode.RESOLVE_CLAIM_FALSE);
        bench.sql("ALTER TABLE users DROP COLUMN phone");
        bench.resolveRolledBack("2");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
        assertThat(bench.changelog()).isEqualTo("1");
    }

    @Test
    void a_second_pending_one_is_recorded_without_being_run() {
        bench.migration("1_users.sql", USERS).deploy();
        bench.migration("2_rows.sql", "INSERT INTO users VALUES (1);");
        bench.resolveApplied("rows");
        assertThat(bench.changelog()).isEqualTo("1,2");
        assertThat(bench.value("SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void a_name_that_nothing_has_gets_the_closest_one() {
        bench.migration("1_users.sql", USERS);
        Problem problem = problem(() -> bench.resolveApplied("usres"));
        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_UNKNOWN);
        assertThat(commands(problem))
                .containsExactly("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.applied=1_users");
    }

    @Test
    void neither_claim_and_both_claims_are_refused() {
        bench.migration("1_users.sql", USERS);
        assertThat(problem(() -> bench.resolve(null, null, false)).code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        assertThat(problem(() -> bench.resolve("1", "1", false)).code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
    }

    @Test
    void another_services_changelog_is_not_written_into() {
        bench.migration("1_users.sql", USERS).deploy();
        Bench billing = new Bench(folder, "billing", CatalogScope.DEFAULT, bench.settings.database());
        assertThat(problem(() -> billing.resolveApplied("1")).code()).isEqualTo(ProblemCode.OWNERSHIP);
    }
}
