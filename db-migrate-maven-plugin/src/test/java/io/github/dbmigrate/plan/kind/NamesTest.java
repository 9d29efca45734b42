package io.github.dbmigrate.plan.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void parts_of_a_name_respect_quotes() {
        assertThat(Names.last("\"My.S\".\"T.\"\"x\".a")).isEqualTo("a");
        assertThat(Names.prefix("\"My.S\".\"T.\"\"x\".a")).isEqualTo("\"My.S\".\"T.\"\"x\"");
        assertThat(Names.unquoted("\"T.\"\"x\"")).isEqualTo("T.\"x");
        assertThat(Names.quoted("T.\"x")).isEqualTo("\"T.\"\"x\"");
    }

    @Test
    void lists_respect_quotes_and_parentheses() {
        assertThat(Names.list("a numeric(10,2), \"b,c\" text, d int[] DEFAULT ARRAY[1, 2], 'x,''y'"))
                .containsExactly("a numeric(10,2)", "\"b,c\" text", "d int[] DEFAULT ARRAY[1, 2]", "'x,''y'");
        assertThat(Names.list(null)).isEmpty();
        assertThat(Names.list(" ")).isEmpty();
    }

    @Test
    void an_option_is_split_behind_its_name() {
        assertThat(Names.firstWord("\"my option\" 'a value'")).isEqualTo("\"my option\"");
        assertThat(Names.afterFirstWord("\"my option\" 'a value'")).isEqualTo("'a value'");
    }

    @Test
    void a_literal_doubles_quotes_and_marks_backslashes() {
        assertThat(Names.literal("it's")).isEqualTo("'it''s'");
        assertThat(Names.literal("a\\b")).isEqualTo("E'a\\\\b'");
    }

    @Test
    void parentheses_are_added_only_where_none_hold_it_all() {
        assertThat(Names.parenthesized("(a > 0)")).isEqualTo("(a > 0)");
        assertThat(Names.parenthesized("(a) + (b)")).isEqualTo("((a) + (b))");
        assertThat(Names.parenthesized("f(a)")).isEqualTo("(f(a))");
    }
}
