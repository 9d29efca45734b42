package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.renaming;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenameTest {

    private static final String SHOP = """
            CREATE TYPE status AS ENUM ('new', 'done');
            CREATE TYPE address AS (road text, town text);
            CREATE DOMAIN code AS text CONSTRAINT code_short CHECK (length(value) < 9);
            CREATE SEQUENCE ticket;
            CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
            CREATE TABLE people (
                id int CONSTRAINT people_pk PRIMARY KEY,
                fax text,
                state status NOT NULL DEFAULT 'done' CHECK (state <> 'new' OR id > 0),
                home address,
                ref code,
                size int GENERATED ALWAYS AS (twice(id)) STORED
            );
            CREATE INDEX people_fax ON people (lower(fax)) WHERE state = 'done';
            CREATE VIEW faxes AS SELECT id, fax FROM people WHERE state = 'done';
            CREATE MATERIALIZED VIEW fax_count AS SELECT count(fax) AS n FROM people;
            ALTER TABLE people ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON people USING (fax IS NOT NULL);
            COMMENT ON COLUMN people.fax IS 'where to send';
            """;
    private static final String RENAMED = """
            CREATE TYPE state AS ENUM ( -- @renamed from=status
                'new',
                'closed' -- @renamed from=done
            );
            CREATE TYPE address AS (
                street text, -- @renamed from=road
                town text
            );
            CREATE DOMAIN short_code AS text CONSTRAINT code_short CHECK (length(value) < 9); -- @renamed from=code
            CREATE SEQUENCE number; -- @renamed from=ticket
            -- @renamed from=twice
            CREATE FUNCTION doubled(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
            -- @renamed from=people
            CREATE TABLE users (
                id int,
                phone text, -- @renamed from=fax
                state state NOT NULL DEFAULT 'closed' CHECK (state <> 'new' OR id > 0),
                home address,
                ref short_code,
                size int GENERATED ALWAYS AS (doubled(id)) STORED,
                CONSTRAINT users_pk PRIMARY KEY (id) -- @renamed from=people_pk
            );
            CREATE INDEX users_phone ON users (lower(phone)) WHERE state = 'closed'; -- @renamed from=people_fax
            -- @renamed from=faxes
            CREATE VIEW phones AS SELECT id, phone FROM users WHERE state = 'closed';
            CREATE MATERIALIZED VIEW phone_count AS SELECT count(phone) AS n FROM users; -- @renamed from=fax_count
            ALTER TABLE users ENABLE ROW LEVEL SECURITY;
            CREATE POLICY mine ON users USING (phone IS NOT NULL); -- @renamed from=own
            COMMENT ON COLUMN users.phone IS 'where to send';
            """;
    private static final String USERS = "CREATE TABLE users (\nid int PRIMARY KEY,\nfax text,\nmail text);\n";

    private final Bench bench;

    RenameTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    private void given(String schema, String... rows) {
        bench.schema(schema).dev();
        bench.sql(rows);
    }

    private Problem refusedWith(String schema) {
        Problem problem = problem(() -> bench.schema(schema).dev());
        assertThat(problem.code()).isEqualTo(ProblemCode.RENAME_INVALID);
        assertThat(bench.scripts()).hasSize(1);
        return problem;
    }

    @Test
    void everything_that_has_a_name_is_renamed_and_no_row_or_count_is_lost_there_and_back() {
        given(
                SHOP,
                "INSERT INTO people (id, fax, home, ref) VALUES (1, '12', ROW('Elm', 'Rome'), 'x')",
                "SELECT setval('ticket', 41)");
        bench.schema(RENAMED).dev();
        assertThat(bench.value("SELECT phone || (home).street || state || ref || size FROM users"))
                .isEqualTo("12Elmclosedx2");
        assertThat(bench.value("SELECT nextval('number')")).isEqualTo("42");
        assertThat(bench.value("SELECT phone FROM phones")).isEqualTo("12");
        String script = bench.read("migrations/" + bench.scripts().get(1));
        assertThat(script)
                .doesNotContain(
                        "DROP TABLE",
                        "DROP COLUMN",
                        "DROP TYPE",
                        "SET DATA TYPE",
                        "CREATE TABLE",
                        "CREATE TYPE",
                        "CREATE INDEX",
                        "CREATE SEQUENCE");
        bench.sql(script.substring(script.indexOf("-- //@UNDO")).split(";\n"));
        assertThat(bench.value("SELECT fax || (home).road || state || ref || size FROM people"))
                .isEqualTo("12Elmdonex2");
    }

    @Test
    void a_comment_whose_rename_is_in_the_history_means_nothing_any_more() {
        given(USERS, "INSERT INTO users VALUES (1, '12', 'a')");
        bench.schema(USERS.replace("fax text,", "phone text, -- @renamed from=fax"))
                .dev();
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        bench.schema(USERS.replace("fax text,", "phone text, -- @renamed from=fax\nfax int,"))
                .dev();
        assertThat(bench.value("SELECT phone FROM users")).isEqualTo("12");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void where_everything_is_new_a_comment_tells_of_another_history() {
        bench.schema("-- @renamed from=people\nCREATE TABLE users (\nid int, -- @renamed from=no\nfax text);");
        assertThat(bench.dev().applied()).hasSize(1);
    }

    @Test
    void a_comment_that_names_nothing_is_refused_with_its_place() {
        given(USERS);
        Problem problem = refusedWith(USERS.replace("fax text,", "phone text, -- @renamed from=fx"));
        assertThat(problem.headline()).contains("fx").contains("public.users.phone");
        assertThat(Bench.place(problem)).isEqualTo("src/main/db/schema.sql:3:13");
        assertThat(Bench.fact(problem, "look alike")).contains("users.fax");
        refusedWith("CREATE TABLE people (id int PRIMARY KEY, fax text, mail text); -- @renamed from=usres");
    }

    @Test
    void a_comment_that_stands_at_no_one_name_is_refused() {
        given(USERS);
        refusedWith("CREATE TABLE users (id int, phone text, -- @renamed from=fax\n mail text);");
        refusedWith(USERS.replace("fax text,", "phone text, -- @renamed to fax"));
        refusedWith(USERS + "SELECT 1; -- @renamed from=fax");
    }

    @Test
    void a_comment_whose_old_name_stays_is_refused() {
        given(USERS);
        assertThat(refusedWith(USERS.replace("fax text,", "fax text,\nphone text, -- @renamed from=fax"))
                        .headline())
                .contains("still in schema.sql");
        refusedWith(USERS.replace("fax text,", "phone text, -- @renamed from=fax\nmobile text, -- @renamed from=fax"));
    }

    @Test
    void a_table_is_moved_into_another_namespace_with_its_rows() {
        given(USERS, "INSERT INTO users VALUES (1, '12', 'a')");
        bench.schema("CREATE SCHEMA app;\n-- @renamed from=public.users\n" + USERS.replace("users", "app.people"))
                .dev();
        assertThat(bench.value("SELECT fax FROM app.people")).isEqualTo("12");
    }

    @Test
    void columns_follow_a_renamed_namespace() {
        given("CREATE SCHEMA a; CREATE TABLE a.t (x int);", "INSERT INTO a.t VALUES (7)");
        bench.schema("CREATE SCHEMA b; -- @renamed from=a\nCREATE TABLE b.t (\n y int -- @renamed from=x\n);")
                .dev();
        assertThat(bench.value("SELECT y FROM b.t")).isEqualTo("7");
    }

    @Test
    void a_value_of_an_enum_is_renamed_by_parameter_and_by_an_answer() {
        String type = "CREATE TYPE status AS ENUM ('new', 'done'); CREATE TABLE t (s status DEFAULT 'done');";
        given(type, "INSERT INTO t VALUES ('done')");
        bench.schema(type.replace("'done'", "'closed'")).dev(renaming(bench, "status.done:status.closed"));
        assertThat(bench.value("SELECT s FROM t")).isEqualTo("closed");
        bench.schema(type.replace("'done'", "'over'")).console.answering("y", "");
        bench.dev();
        assertThat(bench.console.questions.get(0)).contains("'closed'").contains("'over'");
        assertThat(bench.value("SELECT s FROM t")).isEqualTo("over");
    }

    @Test
    void of_overloaded_functions_the_one_with_these_arguments_is_renamed() {
        String both = "CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                + "CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 2';";
        given(both);
        bench.schema(both.replace("f(a", "g(a"));
        assertThat(problem(() -> bench.dev(renaming(bench, "f:g"))).code()).isEqualTo(ProblemCode.RENAME_INVALID);
        bench.dev(renaming(bench, "f(integer,integer):g(integer,integer),f(text):g(text)"));
        assertThat(bench.read("migrations/" + bench.scripts().get(1))).doesNotContain("CREATE");
    }

    @Test
    void a_routine_whose_text_still_names_the_old_one_is_pointed_out() {
        String function = "CREATE FUNCTION fax_of(n int) RETURNS text LANGUAGE sql AS"
                + " 'SELECT fax FROM users WHERE id = n';\n";
        given(USERS + function);
        bench.schema(USERS.replace("fax text,", "phone text, -- @renamed from=fax") + "SET check_function_bodies = off;"
                        + function)
                .dev();
        assertThat(bench.console.lines)
                .anyMatch(line -> line.startsWith("!") && line.contains("fax_of ") && line.contains("fax "));
    }
}
