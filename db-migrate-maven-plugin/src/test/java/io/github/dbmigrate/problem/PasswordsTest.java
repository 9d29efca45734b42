package io.github.dbmigrate.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE ROLE a PASSWORD 'abc' LOGIN | CREATE ROLE a PASSWORD '***' LOGIN",
                "alter role a encrypted password E'a''c'; | alter role a encrypted password E'****';",
                "CREATE ROLE a PASSWORD 'abc | CREATE ROLE a PASSWORD '***",
                "OPTIONS (user 'u', password 'abc') | OPTIONS (user 'u', password '***')",
                "CONNECTION 'host=h password=abc user=u' | CONNECTION 'host=h password=*** user=u'",
                "SET app.password = 'abc' | SET app.password = '***'",
                "ALTER ROLE a PASSWORD NULL | ALTER ROLE a PASSWORD NULL",
                "CREATE TABLE t (password text DEFAULT 'abc') | CREATE TABLE t (password text DEFAULT 'abc')",
                "ALTER ROLE a PASSWORD E'ab\\'cd' LOGIN | ALTER ROLE a PASSWORD E'******' LOGIN",
                "ALTER ROLE a PASSWORD $$abc$$ LOGIN | ALTER ROLE a PASSWORD $$***$$ LOGIN",
                "ALTER ROLE a PASSWORD $x$a$$b$x$ LOGIN | ALTER ROLE a PASSWORD $x$****$x$ LOGIN",
                "ALTER ROLE a PASSWORD $$abc | ALTER ROLE a PASSWORD $$***",
                "ALTER ROLE a PASSWORD /* * */ 'abc' | ALTER ROLE a PASSWORD /* * */ '***'",
                "CONNECTION 'password=''a b'' user=u' | CONNECTION 'password=''***'' user=u'",
                "jdbc:postgresql://h/db?sslpassword=abc&user=u | jdbc:postgresql://h/db?sslpassword=***&user=u",
                "at postgresql://u:abc@h:5432/db here | at postgresql://u:***@h:5432/db here",
                "at postgresql://u:a@c@h/db | at postgresql://u:***@h/db",
                "postgresql://h:5432,i:5432/db?user=a@b | postgresql://h:5432,i:5432/db?user=a@b",
                "password authentication failed | password authentication failed",
                "-- the password's owner | -- the password's owner",
                "SELECT 'abc' AS password, 'x' | SELECT 'abc' AS password, 'x'"
            })
    void a_password_gives_way_to_stars_of_its_length(String sql, String hidden) {
        assertThat(Passwords.hidden(sql)).isEqualTo(hidden);
    }

    @Test
    void lines_keep_their_place() {
        assertThat(Passwords.hidden("PASSWORD -- new\n  'ab\ncd'\n  'ef' LOGIN"))
                .isEqualTo("PASSWORD -- new\n  '**\n***\n*****' LOGIN");
    }

    @Test
    void a_long_literal_is_no_burden() {
        String quotes = "''".repeat(200_000);

        assertThat(Passwords.hidden("PASSWORD '" + quotes + "' LOGIN"))
                .isEqualTo("PASSWORD '" + "*".repeat(400_000) + "' LOGIN");
    }

    @Test
    void an_excerpt_shows_none_that_stands_on_another_line_than_the_word() {
        String text = "CREATE ROLE a PASSWORD\n\n\n'abc\ndef'\nLOGIN;\n";

        assertThat(Excerpt.of("a.sql", text, 6, 1).lines()).isEqualTo(List.of("", "'***", "***'", "LOGIN;"));
        assertThat(new Excerpt("a.sql", 1, 1, 1, List.of("PASSWORD", "'abc'", "")).lines())
                .isEqualTo(List.of("PASSWORD", "'***'", ""));
    }

    @Test
    void a_problem_shows_none_in_headline_and_facts() {
        Problem problem = Problem.of(ProblemCode.INTERNAL, "It says password=abc.")
                .fact("refused", "CREATE USER MAPPING FOR u SERVER s OPTIONS (password 'abc')");

        assertThat(problem.toString()).doesNotContain("abc").contains("password '***'");
    }

    @Test
    void an_excerpt_shows_none() {
        assertThat(Excerpt.of("a.sql", "SELECT 1;\nCREATE ROLE a PASSWORD 'abc';\n", 1, 1)
                        .lines())
                .isEqualTo(List.of("SELECT 1;", "CREATE ROLE a PASSWORD '***';"));
    }
}
