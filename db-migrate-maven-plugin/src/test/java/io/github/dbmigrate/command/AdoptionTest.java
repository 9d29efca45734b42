package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is older than its changelog takes over a long history with one word. */
class AdoptionTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeHistory() {
        bench = new Bench(folder);
        bench.migration("1_a.sql", "CREATE TABLE a (x int);")
                .migration("2_b.sql", "CREATE TABLE b (x int);")
                .migration("3_a.sql", "ALTER TABLE a ADD y int;\nDROP TABLE b;")
                .migration("4_c.sql", "CREATE TABLE c (x int);");
    }

    @Test
    void all_up_to_one_are_marked_in_one_commit_and_the_rest_is_applied() {
        bench.sql("CREATE TABLE a (x int, y int)");
        assertThat(commands(problem(bench::deploy)))
                .contains("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.appliedUpTo=1");

        Resolve.Report report = bench.resolveUpTo("3");
        assertThat(report.outcome()).isEqualTo("3_a.sql and 2 before it are now applied");
        assertThat(bench.changelog()).isEqualTo("1,2,3");
        assertThat(bench.value("SELECT count(DISTINCT xmin::text) FROM changelog"))
                .isEqualTo("1");
        assertThat(bench.journal()).isEqualTo("resolved_applied 1,resolved_applied 2,resolved_applied 3");

        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void the_schema_must_be_what_the_last_of_them_leaves() {
        bench.sql("CREATE TABLE a (x int)", "CREATE TABLE b (x int)");
        Problem refused = problem(() -> bench.resolveUpTo("3"));

        assertThat(refused.code()).isEqualTo(ProblemCode.RESOLVE_CLAIM_FALSE);
        assertThat(refused.headline()).contains("3_a.sql and all before it");
        assertThat(fact(refused, "differences")).contains("- column public.a.y");
        assertThat(commands(refused))
                .contains("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.appliedUpTo=3 -Ddb-migrate.force");
        assertThat(bench.exists("changelog")).isFalse();

        assertThat(bench.resolveUpTo("2").outcome()).isEqualTo("2_b.sql and 1 before it are now applied");
        assertThat(bench.deploy().applied()).hasSize(2);
    }

    @Test
    void those_that_are_in_already_are_left_as_they_are() {
        bench.deploy(upTo(bench, "1"));
        bench.sql("ALTER TABLE a ADD y int");
        assertThat(bench.resolveUpTo("3").outcome()).isEqualTo("3_a.sql and 1 before it are now applied");
        assertThat(bench.journal()).isEqualTo("applied 1,resolved_applied 2,resolved_applied 3");
        assertThat(problem(() -> bench.resolveUpTo("3")).code()).isEqualTo(ProblemCode.MIGRATION_ALREADY_APPLIED);
    }
}
