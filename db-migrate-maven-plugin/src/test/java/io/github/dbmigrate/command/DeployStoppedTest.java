package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a deploy before anything runs. */
class DeployStoppedTest {

    private final Bench bench;

    DeployStoppedTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void a_missing_directory_is_taken_for_a_wrong_checkout() {
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.DIRECTORY_MISSING);
    }

    @Test
    void an_edited_migration_stops_everything_before_anything_runs() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        bench.migration("1_users.sql", Users.SCRIPT + "SELECT 1;\n").migration("2_phone.sql", Users.ADD_PHONE);
        Problem problem = problem(bench::deploy);
        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_EDITED);
        assertThat(bench.changelog()).isEqualTo("1");
    }

    @Test
    void edited_missing_and_overtaken_are_told_all_at_once() {
        bench.migration("10_users.sql", Users.SCRIPT)
                .migration("20_phone.sql", Users.ADD_PHONE)
                .deploy();
        bench.migration("10_users.sql", Users.SCRIPT + "-- later\n")
                .delete("20_phone.sql")
                .migration("15_late.sql", "SELECT 1;");
        Problem problem = problem(bench::deploy);
        assertThat(problem.code()).isEqualTo(ProblemCode.HISTORY_BLOCKED);
        assertThat(problem.facts()).extracting(fact -> fact.name()).contains("DBM-303", "DBM-304", "DBM-305");
    }

    @Test
    void a_directory_that_is_not_what_was_signed_stops_it() {
        bench.migration("1_users.sql", Users.SCRIPT).unsigned("2_phone.sql", Users.ADD_PHONE);
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.SUM_MISMATCH);
        assertThat(bench.exists("users")).isFalse();
    }

    @Test
    void objects_without_a_changelog_stop_it() {
        bench.sql("CREATE TABLE legacy (id int)");
        bench.migration("1_users.sql", Users.SCRIPT);
        Problem problem = problem(bench::deploy);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_NOT_EMPTY);
        assertThat(commands(problem)).contains("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.appliedUpTo=1");
        assertThat(bench.exists("users")).isFalse();
    }

    @Test
    void objects_of_an_extension_do_not_count_as_somebody_elses() {
        bench.sql("CREATE EXTENSION citext");
        assertThat(bench.migration("1_users.sql", Users.SCRIPT).deploy().applied())
                .hasSize(1);
    }

    @Test
    void a_script_that_no_connection_can_run_stops_all_before_the_first() {
        bench.migration("1_users.sql", Users.SCRIPT).migration("2_psql.sql", "\\connect other\n");
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.SCRIPT_UNSUPPORTED);
        assertThat(bench.exists("users")).isFalse();
    }

    @Test
    void a_file_that_cannot_be_read_is_not_told_as_missing() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        bench.unsigned("1_users.sql", "\0");
        Problem problem = problem(bench::deploy);
        assertThat(problem.facts()).extracting(fact -> fact.name()).doesNotContain("DBM-304");
    }

    @Test
    void a_missing_database_is_not_made() {
        bench.migration("1_users.sql", Users.SCRIPT);
        bench.settings = bench.settings.withDatabase("nowhere");
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.DATABASE_MISSING);
    }
}
