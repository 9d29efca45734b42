package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failed migration goes on behind the statement at which it stopped, because a person says that it took effect. */
class TookEffectTest {

    private static final String UNTOLD = """
            -- db-migrate: no-transaction
            CREATE TABLE s (x int);
            DO $$ BEGIN INSERT INTO s VALUES (1); COMMIT; RAISE EXCEPTION 'late'; END $$;
            INSERT INTO s VALUES (2);
            """;

    private static final String INDEX = """
            -- db-migrate: no-transaction
            CREATE TABLE s (x int);
            INSERT INTO s VALUES (1), (1);
            CREATE UNIQUE INDEX CONCURRENTLY s_x ON s (x);
            INSERT INTO s VALUES (2);
            """;

    private final Bench bench;

    TookEffectTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void a_block_of_which_nobody_can_tell_is_taken_on_a_persons_word_and_the_rest_runs_once() {
        bench.migration("1_s.sql", UNTOLD);
        Problem failed = problem(bench::deploy);
        assertThat(commands(failed)).contains("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.tookEffect=1");
        assertThat(commands(problem(bench::deploy)))
                .contains("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.tookEffect=1");

        Resolve.Report report = bench.resolveTookEffect("1", false);
        assertThat(report.outcome()).contains("1_s.sql goes on with the next deploy");
        assertThat(bench.console.lines)
                .anyMatch(line -> line.startsWith("! ") && line.contains("statement 2") && line.contains("your word"));
        assertThat(bench.journal()).endsWith("in_doubt 1,step 1");
        assertThat(bench.value("SELECT goal || ' ' || position FROM changelog_journal ORDER BY sequence DESC LIMIT 1"))
                .isEqualTo("resolve 2");

        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.value("SELECT string_agg(x::text, ',' ORDER BY x) FROM s"))
                .isEqualTo("1,2");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void an_index_that_is_not_there_makes_the_word_false_and_one_that_is_makes_it_true() {
        bench.migration("1_s.sql", INDEX);
        problem(bench::deploy);
        String journal = bench.journal();

        Problem refused = problem(() -> bench.resolveTookEffect("1", false));
        assertThat(refused.code()).isEqualTo(ProblemCode.RESOLVE_CLAIM_FALSE);
        assertThat(bench.journal()).isEqualTo(journal);

        bench.sql("DELETE FROM s", "INSERT INTO s VALUES (1)", "CREATE UNIQUE INDEX s_x ON s (x)");
        bench.resolveTookEffect("1", false);
        assertThat(bench.console.lines).noneMatch(line -> line.startsWith("! "));
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.value("SELECT count(*) FROM s")).isEqualTo("2");
    }

    @Test
    void a_false_word_can_be_forced_and_the_journal_says_so() {
        bench.migration("1_s.sql", INDEX);
        problem(bench::deploy);
        bench.resolveTookEffect("1", true);
        assertThat(bench.value("SELECT goal FROM changelog_journal ORDER BY sequence DESC LIMIT 1"))
                .isEqualTo("resolve force");
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.value("SELECT to_regclass('s_x') IS NULL")).isEqualTo("t");
    }

    @Test
    void one_that_did_not_stop_midway_cannot_go_on() {
        bench.migration("1_s.sql", "CREATE TABLE s (x int);");
        Problem problem = problem(() -> bench.resolveTookEffect("1", false));
        assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        assertThat(problem.headline()).contains("1_s.sql is pending");
    }

    @Test
    void a_transaction_of_the_scripts_own_is_in_whole_or_not_at_all() {
        bench.migration("1_s.sql", """
                CREATE TABLE s (x int);
                BEGIN;
                INSERT INTO s VALUES (1);
                INSERT INTO nowhere VALUES (1);
                COMMIT;
                """);
        Problem failed = problem(bench::deploy);
        assertThat(commands(failed)).noneMatch(command -> command.contains("tookEffect"));
        Problem problem = problem(() -> bench.resolveTookEffect("1", false));
        assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        assertThat(problem.headline()).contains("Statement 2").contains("rolled back as a whole");
    }

    @Test
    void statements_that_ran_must_be_the_ones_in_the_file() {
        bench.migration("1_s.sql", UNTOLD);
        problem(bench::deploy);
        bench.migration("1_s.sql", UNTOLD.replace("(x int)", "(x bigint)"));
        assertThat(problem(() -> bench.resolveTookEffect("1", false)).code()).isEqualTo(ProblemCode.MIGRATION_EDITED);
    }

    @Test
    void what_stands_behind_the_place_may_be_changed_before_it() {
        bench.migration("1_s.sql", UNTOLD);
        problem(bench::deploy);
        bench.migration("1_s.sql", UNTOLD.replace("(2)", "(3)"));
        bench.resolveTookEffect("1", false);
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.value("SELECT string_agg(x::text, ',' ORDER BY x) FROM s"))
                .isEqualTo("1,3");
    }
}
