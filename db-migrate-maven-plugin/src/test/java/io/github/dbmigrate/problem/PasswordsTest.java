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
                "SELECT 'abc' AS password, 'x' | SELECT 'abc' AS password, 'x'"
            })
    void a_password_gives_way_to_stars_of_its_length(String sql, String hidden) {
        assertThat(Passwords.hidden(sql)).isEqualTo(hidden);
    }

    @Test
    void an_excerpt_shows_none() {
        assertThat(Excerpt.of("a.sql", "SELECT 1;\nCREATE ROLE a PASSWORD 'abc';\n", 1, 1)
                        .lines())
                .isEqualTo(List.of("SELECT 1;", "CREATE ROLE a PASSWORD '***';"));
    }
}
