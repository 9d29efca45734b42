package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.filling;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnumTest {

    private static final String JOBS = """
            CREATE TYPE status AS ENUM ('new', 'done');
            CREATE DOMAIN final_status AS status CHECK (VALUE <> 'new');
            CREATE TABLE job (id int, s status NOT NULL DEFAULT 'new', past status[] DEFAULT '{new}', f final_status);
            CREATE INDEX job_open ON job (id) WHERE s = 'new';
            CREATE VIEW open_job AS SELECT id FROM job WHERE s = 'new';
            CREATE FUNCTION jobs(which status) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM job WHERE s = which';
            """;
    private static final String ROWS =
            "INSERT INTO job VALUES (1, 'new', '{new,done}', 'done'), (2, 'done', NULL, NULL)";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
        bench.schema(JOBS).dev();
        bench.sql(ROWS);
    }

    private String script(int index) {
        return bench.read("migrations/" + bench.scripts().get(index));
    }

    private String undo(int index) {
        return script(index).substring(script(index).indexOf("-- //@UNDO"));
    }

    private void undone(int index) {
        for (String statement : undo(index).split(";\\n")) {
            bench.sql(statement);
        }
    }

    @Test
    void a_value_is_added_at_any_place_and_taken_out_by_the_undo() {
        bench.schema(JOBS.replace("'new', 'done')", "'draft', 'new', 'held', 'done', 'lost')"))
                .dev();
        assertThat(script(1).substring(0, script(1).indexOf("-- //@UNDO")))
                .contains("ADD VALUE")
                .doesNotContain("USING");
        assertThat(bench.value("SELECT enum_range(NULL::status)")).isEqualTo("{draft,new,held,done,lost}");
        undone(1);
        assertThat(bench.value("SELECT s || ' ' || past::text || f FROM job WHERE id = 1"))
                .isEqualTo("new {new,done}done");
    }

    @Test
    void a_value_used_by_the_same_change_makes_two_migrations_and_rewrites_no_table() {
        String used = JOBS.replace("'new', 'done')", "'new', 'held', 'done')")
                .replace("DEFAULT 'new'", "DEFAULT 'held'")
                .replace("job WHERE s = 'new';", "job WHERE s IN ('new', 'held');");
        Dev.Report report = bench.schema(used).dev();
        assertThat(bench.scripts()).hasSize(3);
        assertThat(report.applied()).hasSize(2);
        assertThat(script(1)).contains("ADD VALUE 'held' AFTER 'new'").doesNotContain("SET DEFAULT 'held'");
        assertThat(script(2))
                .contains("SET DEFAULT 'held'")
                .doesNotContain("ADD VALUE", "RENAME TO", "TYPE public.status");
        bench.sql("INSERT INTO job (id) VALUES (3)");
        assertThat(bench.value("SELECT count(*) FROM open_job")).isEqualTo("2");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        bench.sql("UPDATE job SET s = 'new' WHERE s = 'held'");
        undone(2);
        undone(1);
        assertThat(bench.value("SELECT enum_range(NULL::status)")).isEqualTo("{new,done}");
        assertThat(bench.value("SELECT count(*) FROM open_job")).isEqualTo("2");
    }

    @Test
    void a_body_and_a_backfill_use_a_value_too() {
        String used = JOBS.replace("'new', 'done')", "'new', 'done', 'held')")
                .replace("f final_status", "f final_status, g status NOT NULL")
                .replace("s = which", "s = which OR s = ''held''");
        bench.schema(used).dev(filling(bench, "job.g:'held'"));
        assertThat(bench.scripts()).hasSize(3);
        assertThat(bench.value("SELECT jobs('new') || string_agg(g::text, ',') FROM job"))
                .isEqualTo("1held,held");
    }

    @Test
    void rows_that_stand_in_the_way_of_the_second_migration_keep_both_from_being_written() {
        String used = JOBS.replace("'new', 'done')", "'new', 'done', 'held')")
                .replace("DEFAULT '{new}'", "NOT NULL DEFAULT '{held}'");
        Problem problem = problem(() -> bench.schema(used).dev());
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_CONFLICT);
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void values_change_their_order_under_everything_that_uses_them() {
        bench.schema(JOBS.replace("'new', 'done')", "'done', 'new')")).dev();
        assertThat(bench.value("SELECT string_agg(s::text, ',' ORDER BY s) FROM job"))
                .isEqualTo("done,new");
        assertThat(bench.value("SELECT past::text || f FROM job WHERE id = 1")).isEqualTo("{new,done}done");
        undone(1);
        assertThat(bench.value("SELECT string_agg(s::text, ',' ORDER BY s) FROM job"))
                .isEqualTo("new,done");
    }

    @Test
    void a_value_that_rows_hold_is_not_taken_out_and_the_rows_are_counted() {
        bench.schema(JOBS.replace("'new', 'done')", "'new')"));
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_CONFLICT);
        assertThat(fact(problem, "status:done"))
                .contains("1 row of job.s holds it", "1 row of job.past holds it", "1 row of job.f holds it");
        assertThat(commands(problem)).anyMatch(command -> command.startsWith("UPDATE public.job SET s = "));
        bench.sql("UPDATE job SET s = 'new', past = NULL, f = NULL");
        bench.dev();
        assertThat(bench.value("SELECT enum_range(NULL::status)")).isEqualTo("{new}");
        assertThat(bench.value("SELECT count(*) FROM open_job")).isEqualTo("2");
    }
}
