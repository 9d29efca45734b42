package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.resumingDev;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that were edited, deleted, overtaken or do not run, as dev meets them. */
class DevHistoryTest {

    private final Bench bench;

    DevHistoryTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void a_comment_in_an_applied_script_is_one_finding_and_no_drift() {
        bench.schema(Users.SCHEMA).migration("1_users.sql", Users.SCHEMA).dev();
        bench.migration("1_users.sql", Users.SCHEMA + "-- why\n");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.MIGRATION_EDITED);
    }

    @Test
    void a_deleted_applied_script_is_missing_and_its_objects_are_drift() {
        bench.schema(Users.SCHEMA).migration("1_users.sql", Users.SCHEMA).dev();
        bench.delete("1_users.sql");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.HISTORY_BLOCKED);
        assertThat(problem.facts()).extracting(fact -> fact.name()).contains("DBM-304", "DBM-306");
    }

    @Test
    void of_a_directory_that_is_gone_every_applied_script_is_missing() throws IOException {
        bench.schema(Users.SCHEMA).migration("1_users.sql", Users.SCHEMA).dev();
        bench.delete("1_users.sql");
        Files.delete(bench.service.migrations().resolve("migrations.sum"));
        Files.delete(bench.service.migrations());
        assertThat(problem(bench::dev).facts()).extracting(fact -> fact.name()).contains("DBM-304", "DBM-306");
    }

    @Test
    void an_applied_script_made_invalid_is_edited_and_cannot_be_replayed() {
        bench.schema(Users.SCHEMA).migration("1_users.sql", Users.SCHEMA).dev();
        bench.migration("1_users.sql", "CREATE TABEL users ();");
        Problem problem = problem(bench::dev);
        assertThat(problem.facts()).extracting(fact -> fact.name()).contains("DBM-303", "DBM-405");
        assertThat(fact(problem, "DBM-405")).contains("applied migration 1_users.sql");
    }

    @Test
    void a_pending_script_that_does_not_run_is_told_with_its_place_and_touches_nothing() {
        bench.schema(Users.SCHEMA)
                .migration("1_users.sql", Users.SCHEMA)
                .migration("2_broken.sql", "SELECT 1;\nSELECT nothing;\n");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.REPLAY_FAILED);
        assertThat(problem.headline()).contains("pending migration 2_broken.sql");
        assertThat(Bench.place(problem)).isEqualTo("src/main/db/migrations/2_broken.sql:2:8");
        assertThat(bench.exists("changelog")).isFalse();
    }

    @Test
    void an_overtaken_migration_is_applied_here_with_a_warning() {
        bench.schema(Users.SCHEMA).migration("10_users.sql", Users.SCHEMA).dev();
        bench.migration("5_rows.sql", "CREATE TABLE five (id int);")
                .schema(Users.SCHEMA + "CREATE TABLE five (id int);");
        assertThat(bench.dev().applied()).extracting(AppliedMigration::name).containsExactly("5_rows.sql");
        assertThat(bench.console.lines).anyMatch(line -> line.startsWith("! 5_rows.sql is older"));
    }

    @Test
    void a_failed_migration_stops_it_until_it_is_let_go_on() {
        String script = "-- db-migrate: no-transaction\nCREATE TABLE a (x int);\nINSERT INTO b SELECT 1;\n";
        bench.schema("CREATE TABLE a (x int);").migration("1_steps.sql", script);
        bench.sql("CREATE SCHEMA other");
        // The shadow has the table that the target lacks at that moment.
        bench.migration(
                "1_steps.sql",
                script.replace(
                        "INSERT INTO b SELECT 1",
                        "SELECT 1 / count(*) FROM pg_namespace"
                                + " WHERE nspname = 'public' AND NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'other')"));
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        bench.sql("DROP SCHEMA other");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.MIGRATION_FAILED_BEFORE);
        assertThat(bench.dev(resumingDev(bench, "steps")).outcome()).isEqualTo("1 applied");
    }

    @Test
    void the_ways_out_of_a_number_that_was_overtaken_work_as_they_are_pasted() {
        bench.schema(Users.SCHEMA).dev();
        String old = "20261122080000_create_phones.sql";
        bench.migration(old, "CREATE TABLE phones (id int);\n-- //@UNDO\nDROP TABLE phones;\n")
                .schema(Users.SCHEMA + "CREATE TABLE phones (id int);")
                .dev();
        assertThat(bench.changelog()).contains("20261122080000");
        bench.rename(old, "20261123080001_create_phones.sql");
        assertThat(fact(problem(bench::dev), ProblemCode.MIGRATION_MISSING.label()))
                .contains("20261122080000_create_phones");
        bench.reset();
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }
}
