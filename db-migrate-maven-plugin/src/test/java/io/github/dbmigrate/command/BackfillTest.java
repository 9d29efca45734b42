package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.filling;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, name text, phone text);\n";
    private static final String PHONED = USERS.replace("phone text", "phone text NOT NULL");

    private final Bench bench;

    BackfillTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    private void given(String schema, String... rows) {
        bench.schema(schema).dev();
        bench.sql(rows);
    }

    @Test
    void a_column_that_becomes_not_null_is_filled_first_here_and_wherever_it_is_deployed() {
        given(USERS, "INSERT INTO users VALUES (1, 'Ada', '1'), (2, 'Bob', NULL)");
        bench.schema(PHONED).dev(filling(bench, "users.phone:'unknown, as yet'"));
        assertThat(bench.value("SELECT string_agg(phone, ';' ORDER BY id) FROM users"))
                .isEqualTo("1;unknown, as yet");
        assertThat(bench.read("migrations/" + bench.scripts().get(1)))
                .containsSubsequence(
                        "UPDATE public.users SET phone = 'unknown, as yet' WHERE phone IS NULL;",
                        "ALTER TABLE public.users ALTER COLUMN phone SET NOT NULL;",
                        "-- //@UNDO",
                        "DROP NOT NULL");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void without_a_value_the_refusal_names_the_rows_and_the_command_that_fills_them() {
        given(USERS, "INSERT INTO users VALUES (1, 'Ada', '1'), (2, 'Bob', NULL)");
        Problem problem = problem(() -> bench.schema(PHONED).dev());
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_CONFLICT);
        assertThat(fact(problem, "users.phone")).contains("1 row of users holds NULL");
        assertThat(commands(problem)).contains("mvn db-migrate:dev -Ddb-migrate.backfill=\"users.phone:'unknown'\"");
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void a_new_column_that_is_not_null_fills_the_rows_that_are_there() {
        given(USERS, "INSERT INTO users VALUES (1, 'Ada', NULL)");
        bench.schema(USERS.replace("name text", "name text, age bigint NOT NULL, mail text NOT NULL"));
        Problem problem = problem(bench::dev);
        assertThat(commands(problem)).contains("mvn db-migrate:dev -Ddb-migrate.backfill=\"users.age:0\"");
        bench.dev(filling(bench, "users.age:18,public.users.mail:lower(coalesce(name, 'nobody')) || '@example.org'"));
        assertThat(bench.value("SELECT age || ' ' || mail FROM users")).isEqualTo("18 ada@example.org");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void a_column_that_changes_its_type_too_is_filled_with_the_new_one() {
        given(USERS, "INSERT INTO users VALUES (1, 'Ada', '12'), (2, 'Bob', NULL)");
        bench.schema(USERS.replace("phone text", "phone int NOT NULL")).dev(filling(bench, "users.phone:0"));
        assertThat(bench.value("SELECT sum(phone) FROM users")).isEqualTo("12");
    }

    @Test
    void a_column_that_becomes_the_primary_key_is_filled_first() {
        given("CREATE TABLE note (no int, text text);", "INSERT INTO note VALUES (1, 'a'), (NULL, 'b')");
        bench.schema("CREATE TABLE note (no int PRIMARY KEY, text text);").dev(filling(bench, "note.no:2"));
        assertThat(bench.value("SELECT no FROM note WHERE text = 'b'")).isEqualTo("2");
    }

    @Test
    void rows_of_partitions_are_filled_through_their_table() {
        String event = "CREATE TABLE event (at int, who text) PARTITION BY RANGE (at); "
                + "CREATE TABLE event_1 PARTITION OF event DEFAULT;";
        given(event, "INSERT INTO event VALUES (1, NULL)");
        bench.schema(event.replace("who text", "who text NOT NULL")).dev(filling(bench, "event.who:'nobody'"));
        assertThat(bench.value("SELECT who FROM event_1")).isEqualTo("nobody");
    }

    @Test
    void a_deferred_key_does_not_keep_a_filled_table_from_being_altered() {
        String tables = "CREATE TABLE team (id int PRIMARY KEY); "
                + "CREATE TABLE member (id int, team int REFERENCES team DEFERRABLE INITIALLY DEFERRED);";
        given(tables, "INSERT INTO team VALUES (1)", "INSERT INTO member VALUES (1, NULL)");
        bench.schema(tables.replace("team int REF", "team int NOT NULL REF")).dev(filling(bench, "member.team:1"));
        assertThat(bench.value("SELECT team FROM member")).isEqualTo("1");
    }

    @Test
    void names_that_need_quotes_are_found() {
        given("CREATE TABLE \"Odd:One\" (\"a,b\" text, c int);", "INSERT INTO \"Odd:One\" VALUES (NULL, 1)");
        bench.schema("CREATE TABLE \"Odd:One\" (\"a,b\" text NOT NULL, c int);")
                .dev(filling(bench, "\"Odd:One\".\"a,b\":'x:y'"));
        assertThat(bench.value("SELECT \"a,b\" FROM \"Odd:One\"")).isEqualTo("x:y");
    }

    @Test
    void a_terminal_is_asked_for_the_value() {
        given(USERS, "INSERT INTO users VALUES (1, 'Ada', NULL)");
        bench.schema(PHONED).console.answering("'none'", "");
        bench.dev();
        assertThat(bench.console.questions.get(0))
                .startsWith("Value for these rows")
                .contains("'unknown'");
        assertThat(bench.value("SELECT phone FROM users")).isEqualTo("none");
    }

    @Test
    void an_empty_answer_is_no_value() {
        given(USERS, "INSERT INTO users VALUES (1, 'Ada', NULL)");
        bench.schema(PHONED).console.answering("");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.DATA_CONFLICT);
    }

    @Test
    void a_value_that_does_not_fit_the_column_is_refused_even_where_no_row_needs_it() {
        given(USERS.replace("phone text", "phone int"));
        bench.schema(USERS.replace("phone text", "phone int NOT NULL"));
        Problem problem = problem(() -> bench.dev(filling(bench, "users.phone:'unknown'")));
        assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        assertThat(problem.headline()).contains("users.phone").contains("invalid input syntax");
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void a_backfill_of_what_needs_none_is_refused() {
        given(USERS);
        bench.schema(PHONED);
        for (String wrong : new String[] {
            "users.phone", "users.phone:", "users.fax:'x'", "users.name:'x'", "users.phone:'x',users.id:1"
        }) {
            assertThat(problem(() -> bench.dev(filling(bench, wrong))).code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        }
        assertThat(bench.scripts()).hasSize(1);
    }
}
