package io.github.dbmigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.sql.StatementKind.CopyFromStdin;
import io.github.dbmigrate.sql.StatementKind.PsqlCommand;
import io.github.dbmigrate.sql.StatementKind.Unterminated;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {

    @Test
    void the_last_statement_needs_neither_semicolon_nor_newline() {
        assertThat(texts("CREATE TABLE a (); CREATE TABLE b ()"))
                .containsExactly("CREATE TABLE a ()", "CREATE TABLE b ()");
    }

    @Test
    void a_script_of_comments_only_has_no_statement() {
        assertThat(texts("-- nothing; here\n/* nor; /* here; */ */\n;\n;;")).isEmpty();
        assertThat(texts("")).isEmpty();
        assertThat(texts("\uFEFF")).isEmpty();
        assertThat(texts("-- no newline")).isEmpty();
    }

    @Test
    void a_semicolon_in_a_comment_ends_nothing() {
        assertThat(texts("SELECT 1 -- one; two\n + 2 /* a; /* b; */ c; */ + 3; -- end;\nSELECT 4"))
                .containsExactly("SELECT 1 -- one; two\n + 2 /* a; /* b; */ c; */ + 3", "SELECT 4");
    }

    @Test
    void comments_around_a_statement_are_left_out_and_its_place_is_its_first_token() {
        Statement statement = split("-- what\n\n  /* why */ SELECT 1 -- so\n;").get(0);

        assertThat(statement.text()).isEqualTo("SELECT 1");
        assertThat(statement.line()).isEqualTo(3);
        assertThat(statement.column()).isEqualTo(13);
        assertThat(statement.offset()).isEqualTo(21);
    }

    @Test
    void dollar_quotes_keep_their_semicolons_nested_and_tagged() {
        String function = "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN"
                + " EXECUTE $$ SELECT 1; $$; EXECUTE $x$ SELECT ';' $x$; -- $$\n END $body$";

        assertThat(texts(function + ";SELECT 2;")).containsExactly(function, "SELECT 2");
        assertThat(texts("SELECT $ä_1$;$ä_1$; SELECT $1$; SELECT 2"))
                .containsExactly("SELECT $ä_1$;$ä_1$", "SELECT $1$", "SELECT 2");
    }

    @Test
    void a_dollar_within_a_name_opens_no_quote() {
        assertThat(texts("SELECT a$$ FROM t; SELECT b$x$ FROM t;"))
                .containsExactly("SELECT a$$ FROM t", "SELECT b$x$ FROM t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a;''b;'",
                "SELECT 'backslash\\'",
                "SELECT E'it\\'s; \\\\'",
                "SELECT e'a\\''';'",
                "SELECT E'a'\n  '\\';'",
                "SELECT E'a' -- why; \n '\\';'",
                "SELECT U&'d!0061t;' UESCAPE '!'",
                "SELECT U&\"d\\0061;\" FROM \"a;\"\"b;\"",
                "SELECT N'a;', B'1', X'1F', nothing_e'x;'",
                "SELECT '{\"a\": 1}'::jsonb ? 'a' AND '[\"b;\"]'::jsonb ?| array['b;']",
                "SELECT '${name};', ${name}, \"${other;}\"",
                "SELECT a[1:2], b::text, 1.5e-3, 0x1F, @ -2",
                "SELECT 4 /2, '/* ;', '--;'"
            })
    void what_is_quoted_stays_together(String statement) {
        assertThat(texts(statement + ";\nSELECT 2;")).containsExactly(statement, "SELECT 2");
    }

    @Test
    void a_plain_string_does_not_escape_with_a_backslash_and_its_continuation_neither() {
        assertThat(texts("SELECT 'a\\'; SELECT E'\\\\'; SELECT 3"))
                .containsExactly("SELECT 'a\\'", "SELECT E'\\\\'", "SELECT 3");
    }

    @Test
    void a_rule_with_several_actions_is_one_statement() {
        String rule = "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); UPDATE b SET c = (2);)";

        assertThat(texts(rule + "; SELECT 1")).containsExactly(rule, "SELECT 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT a; END",
                "CREATE OR REPLACE PROCEDURE p() begin /* ; */ atomic INSERT INTO t VALUES (1); END",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN CASE WHEN false THEN 1 END END; SELECT 2; END",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT (CASE WHEN true THEN 1 END); SELECT 2; END",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT t.end, t.case FROM t; END",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT \"begin\" FROM \"end\"; SELECT 'end'; END",
                "CREATE TABLE \"begin\" (atomic int, \"case\" int)",
                "CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION f()",
                "CREATE TRIGGER t BEFORE UPDATE ON x FOR EACH ROW WHEN (CASE WHEN true THEN true END) EXECUTE FUNCTION f()"
            })
    void a_body_in_sql_keeps_its_semicolons(String statement) {
        assertThat(texts(statement + ";\nSELECT 2;")).containsExactly(statement, "SELECT 2");
    }

    @Test
    void begin_and_end_outside_of_a_function_are_statements() {
        assertThat(texts("BEGIN; CREATE TABLE a (); SELECT CASE WHEN true THEN 1 END; END;"))
                .containsExactly("BEGIN", "CREATE TABLE a ()", "SELECT CASE WHEN true THEN 1 END", "END");
    }

    @Test
    void line_ends_of_every_kind_count_and_so_do_wide_characters() {
        List<Statement> statements = split("\uFEFFSELECT 1;\r\nSELECT 2;\rSELECT 3;\n\n'😀é' ; SELECT 4");

        assertThat(statements).extracting(Statement::line).containsExactly(1, 2, 3, 5, 5);
        assertThat(statements).extracting(Statement::column).containsExactly(1, 1, 1, 1, 8);
    }

    @Test
    void a_position_of_the_server_is_found_in_the_script() {
        Statement statement = split("-- x\n  SELECT '😀',\r\n    nope FROM t;").get(0);

        assertThat(statement.placeOf(1)).isEqualTo(new Place(2, 3));
        assertThat(statement.placeOf(18)).isEqualTo(new Place(3, 5));
        assertThat(statement.placeOf(0)).isEqualTo(new Place(2, 3));
        assertThat(statement.placeOf(1000)).isEqualTo(new Place(3, 16));
    }

    @Test
    void a_nul_is_a_character_like_any_other() {
        assertThat(texts("SELECT '\0;'; SELECT\0 2")).containsExactly("SELECT '\0;'", "SELECT\0 2");
    }

    @Test
    void a_backslash_command_is_told_wherever_it_stands() {
        List<Statement> statements =
                split("\\connect other\nSELECT 1 \\gexec\n\\restrict abc\nCREATE TABLE t (\n\\d\n");

        assertThat(statements)
                .extracting(Statement::text)
                .containsExactly("\\connect other", "SELECT 1", "\\gexec", "\\restrict abc", "CREATE TABLE t (", "\\d");
        assertThat(statements.get(0).kind()).isEqualTo(new PsqlCommand("connect"));
        assertThat(statements.get(2).kind()).isEqualTo(new PsqlCommand("gexec"));
        assertThat(((PsqlCommand) statements.get(3).kind()).guardsDump()).isTrue();
        assertThat(statements.get(2).column()).isEqualTo(10);
    }

    @Test
    void the_rows_of_a_copy_are_no_statements() {
        List<Statement> statements = split(
                "COPY public.t (a, b)\nFROM stdin WITH (FORMAT text); -- rows\n1\tit's;\n2\t$$\n\\.\r\n\nSELECT 1;");

        assertThat(statements)
                .extracting(Statement::text)
                .containsExactly("COPY public.t (a, b)\nFROM stdin WITH (FORMAT text)", "SELECT 1");
        assertThat(statements.get(0).kind()).isEqualTo(new CopyFromStdin(2));
        assertThat(statements.get(1).line()).isEqualTo(7);
        assertThat(split("COPY t FROM STDIN;\n1\n2").get(0).kind()).isEqualTo(new CopyFromStdin(2));
        assertThat(split("COPY t FROM STDIN").get(0).kind()).isEqualTo(new CopyFromStdin(0));
        assertThat(texts("COPY t FROM 'stdin'; SELECT 1")).hasSize(2);
    }

    @Test
    void an_open_end_is_told_with_the_place_where_it_was_opened() {
        assertThat(unterminated("SELECT 1;\nSELECT 'a;\n")).isEqualTo(new Unterminated("string", new Place(2, 8)));
        assertThat(unterminated("SELECT \"a;")).isEqualTo(new Unterminated("quoted identifier", new Place(1, 8)));
        assertThat(unterminated("DO $a$ $$ ; $b$")).isEqualTo(new Unterminated("dollar quote $a$", new Place(1, 4)));
        assertThat(unterminated("SELECT 1; /* /* */ ;")).isEqualTo(new Unterminated("comment /*", new Place(1, 11)));
        assertThat(unterminated("SELECT E'\\")).isEqualTo(new Unterminated("string", new Place(1, 8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- @DELIMITER |\nCREATE FUNCTION f() AS 'SELECT 1;'\n|\n-- @DELIMITER ;\nSELECT 2;",
                "--//@DELIMITER !!\nCREATE FUNCTION f() AS 'SELECT 1;'!! dropped\n-- //@delimiter ;\nSELECT 2;",
                "// @DELIMITER GO\nCREATE FUNCTION f() AS 'SELECT 1;'\nGO\nSELECT 2\nGO\n",
                "  //@DELIMITER $$\nCREATE FUNCTION f() AS 'SELECT 1;'$$\nSELECT 2$$"
            })
    void the_delimiter_of_mybatis_keeps_its_meaning(String script) {
        assertThat(texts(script)).containsExactly("CREATE FUNCTION f() AS 'SELECT 1;'", "SELECT 2");
    }

    @Test
    void the_delimiter_of_mybatis_in_a_quote_or_behind_code_is_none() {
        assertThat(texts("SELECT $$\n-- @DELIMITER |\n$$; SELECT 1 -- @DELIMITER |\n | 2; SELECT 'GO'"))
                .hasSize(3);
        assertThat(texts("-- @DELIMITER |\nSELECT 1 | 2 | 3|\nSELECT 2 -- @DELIMITER #\n|"))
                .containsExactly("SELECT 1 | 2 | 3", "SELECT 2");
    }

    @Test
    void a_large_script_is_split_in_one_pass_whatever_it_holds() {
        StringBuilder script = new StringBuilder();
        IntStream.range(0, 100_000)
                .forEach(i -> script.append("INSERT INTO t VALUES (").append(i).append(");"));
        String open = "SELECT $x$ '".repeat(20_000);

        List<Statement> statements = split(script + "\n" + open);

        assertThat(statements).hasSize(100_001);
        assertThat(statements.get(99_999).column()).isGreaterThan(1_000_000);
    }

    @Test
    void first_words_fit_a_progress_line_and_hold_no_literal() {
        assertThat(first("create /* c */ table -- x\n auth . users(id int)")).isEqualTo("create table auth . users");
        assertThat(first("INSERT INTO auth.users (id) VALUES (1)")).isEqualTo("INSERT INTO auth.users");
        assertThat(first("CREATE ROLE app PASSWORD 'secret'")).isEqualTo("CREATE ROLE app PASSWORD");
        assertThat(first("DO $$ secret $$")).isEqualTo("DO");
        assertThat(first("(SELECT 1)")).isEqualTo("(SELECT 1)");
        assertThat(first("ALTER TABLE a ADD COLUMN " + "b".repeat(100)))
                .hasSize(60)
                .endsWith("…");
    }

    private static String first(String sql) {
        return split(sql).get(0).firstWords();
    }

    private static StatementKind unterminated(String script) {
        List<Statement> statements = split(script);
        return statements.get(statements.size() - 1).kind();
    }

    private static List<Statement> split(String script) {
        return StatementSplitter.split(script);
    }

    private static List<String> texts(String script) {
        return split(script).stream().map(Statement::text).toList();
    }
}
