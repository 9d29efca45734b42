package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.accepting;
import static io.github.dbmigrate.command.Requests.renaming;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dev asks before rows are lost, and what it refuses on the rows that are there. */
class DevRowsTest {

    private final Bench bench;

    DevRowsTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void a_column_with_values_is_dropped_only_when_exactly_that_is_accepted() {
        bench.schema(Users.WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', '1'), (2, 'Bob', NULL)");
        bench.schema(Users.SCHEMA);
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(fact(problem, "users.phone")).contains("1");
        assertThat(bench.scripts()).hasSize(1);
        assertThat(problem(() -> bench.dev(accepting(bench, "users.name"))).code())
                .isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(bench.dev(accepting(bench, "users.phone")).applied()).hasSize(1);
        assertThat(bench.read("migrations/" + bench.scripts().get(1)))
                .contains("What it loses: ")
                .contains("phone");
    }

    @Test
    void an_empty_column_is_dropped_without_a_word() {
        bench.schema(Users.WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', NULL)");
        assertThat(bench.schema(Users.SCHEMA).dev().applied()).hasSize(1);
    }

    @Test
    void a_terminal_is_asked_before_rows_are_lost() {
        bench.schema(Users.WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', '1')");
        bench.schema(Users.SCHEMA).console.answering("n");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.CANCELLED);
        assertThat(bench.scripts()).hasSize(1);
        bench.console.answering("y", "");
        assertThat(bench.dev().applied()).hasSize(1);
    }

    @Test
    void what_cannot_run_on_the_rows_is_refused_with_a_way_out_and_nothing_is_written() {
        bench.schema(Users.SCHEMA).dev();
        bench.sql("INSERT INTO users VALUES (1, NULL)");
        bench.schema("CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_CONFLICT);
        assertThat(problem.remedies()).isNotEmpty();
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void a_rename_that_is_said_keeps_the_rows() {
        bench.schema(Users.WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', '1')");
        bench.schema(Users.WITH_PHONE.replace("phone", "mobile")).dev(renaming(bench, "users.phone:users.mobile"));
        assertThat(bench.value("SELECT mobile FROM users")).isEqualTo("1");
    }

    @Test
    void a_rename_that_makes_no_sense_is_refused() {
        bench.schema(Users.SCHEMA).dev();
        assertThat(problem(() -> bench.dev(renaming(bench, "users.a:users.b"))).code())
                .isEqualTo(ProblemCode.RENAME_INVALID);
    }

    @Test
    void a_terminal_is_asked_about_a_rename() {
        bench.schema(Users.WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', '1')");
        bench.schema(Users.WITH_PHONE.replace("phone", "mobile")).console.answering("y", "");
        bench.dev();
        assertThat(bench.console.questions.get(0)).contains("users.phone").contains("users.mobile");
        assertThat(bench.value("SELECT mobile FROM users")).isEqualTo("1");
    }
}
