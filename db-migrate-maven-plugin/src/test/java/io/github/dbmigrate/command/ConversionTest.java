package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.accepting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversionTest {

    private static final String BEFORE = """
            CREATE TABLE t (
                n text,
                doc text,
                key text,
                flag int,
                kind varchar(9),
                tags text,
                at timestamp
            );
            """;
    private static final String AFTER = """
            CREATE TYPE kind AS ENUM ('big', 'small');
            CREATE TABLE t (
                n int,
                doc jsonb,
                key uuid,
                flag boolean,
                kind kind,
                tags text[],
                at timestamptz
            );
            """;
    private static final String ROW = "SELECT concat_ws(' ', n, doc::jsonb, key, flag::int, kind, tags) FROM t";

    private final Bench bench;

    ConversionTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    private void given(String schema, String... rows) {
        bench.schema(schema).dev();
        bench.sql(rows);
    }

    private void undo() {
        String script = bench.read("migrations/" + bench.scripts().get(1));
        for (String statement : script.substring(script.indexOf("-- //@UNDO")).split(";\n")) {
            bench.sql(statement);
        }
    }

    @Test
    void values_are_converted_there_and_back_where_postgresql_has_no_cast_of_its_own() {
        given(
                BEFORE,
                "INSERT INTO t VALUES ('7', '{\"a\": 1}', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 1, 'big', '{x,y}',"
                        + " '2026-01-02 03:04:05')");
        String row = bench.value(ROW);
        bench.schema(AFTER).dev();
        assertThat(bench.value(ROW)).isEqualTo(row);
        assertThat(bench.value("SELECT at = '2026-01-02 03:04:05+00' FROM t")).isEqualTo("t");
        assertThat(bench.console.lines).anyMatch(line -> line.startsWith("!") && line.contains("t.at"));
        undo();
        assertThat(bench.value(ROW)).isEqualTo(row);
        assertThat(bench.value("SELECT at = timestamp '2026-01-02 03:04:05' FROM t"))
                .isEqualTo("t");
    }

    @Test
    void values_that_do_not_convert_are_counted_and_nothing_is_dropped() {
        given(BEFORE, "INSERT INTO t (n, kind) VALUES ('7', 'big'), ('seven', 'tiny'), ('x', 'big')");
        bench.schema(AFTER);
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_CONFLICT);
        assertThat(fact(problem, "t.n")).contains("2 values cannot be converted");
        assertThat(fact(problem, "t.kind")).contains("1 value cannot be converted");
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void an_attribute_with_values_is_a_loss_that_wants_consent() {
        String type = "CREATE TYPE address AS (street text, town text); CREATE TABLE p (home address, past address[]);";
        given(type, "INSERT INTO p VALUES (('Elm', 'Rome'), ARRAY[('Oak', 'Bonn')::address]), ((NULL, 'Pisa'), NULL)");
        bench.schema(type.replace("street text, ", ""));
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(fact(problem, "address.street")).contains("1 row of p.home", "1 row of p.past");
        bench.dev(accepting(bench, "address.street"));
        assertThat(bench.value("SELECT string_agg((home).town, ',') || (past[1]).town FROM p GROUP BY past LIMIT 1"))
                .isNotEmpty();
    }

    @Test
    void rows_that_exclude_each_other_are_counted() {
        String room = "CREATE TABLE room (no int, during int4range);";
        given(room, "INSERT INTO room VALUES (1, '[1,5)'), (1, '[4,6)'), (1, '[6,9)')");
        bench.schema(room.replace(
                "during int4range", "during int4range, EXCLUDE USING gist (during WITH &&) WHERE (no = 1)"));
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_CONFLICT);
        assertThat(fact(problem, "room.room_during_excl")).contains("2 rows of room conflict");
    }
}
