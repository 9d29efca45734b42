package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {

    private static JdbcDatabase session = Servers.session();

    @BeforeAll
    static void open() {
        session.execute("SET client_min_messages TO warning");
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "we\"ird Näme",
                "\"",
                "\"\"; DROP TABLE x; --",
                "it's",
                "back\\slash",
                "\\'; --",
                "$$",
                "%s ${x} ?",
                "select",
                "line\nend",
                "日本語🙂",
                " "
            })
    void a_name_and_a_text_come_out_as_they_went_in(String text) {
        session.execute("DROP SCHEMA IF EXISTS " + Sql.identifier(text) + " CASCADE");
        session.execute("CREATE SCHEMA " + Sql.identifier(text));
        session.execute("CREATE TABLE " + Sql.qualified(text, text) + " (id int)");

        assertThat(session.query("SELECT n.nspname, c.relname, " + Sql.literal(text)
                                + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = "
                                + Sql.literal(text))
                        .get(0))
                .containsExactly(text, text, text);
    }

    @Test
    void a_text_reads_the_same_without_standard_conforming_strings() {
        session.execute("SET standard_conforming_strings TO off");
        assertThat(session.query("SELECT " + Sql.literal("a\\b'c")).get(0)).containsExactly("a\\b'c");
        session.execute("SET standard_conforming_strings TO on");
    }

    @Test
    void a_nul_is_refused_because_the_server_would_cut_the_text_there() {
        assertThatThrownBy(() -> Sql.identifier("a\0b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sql.literal("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }
}
