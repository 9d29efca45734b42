package io.github.dbmigrate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.report.Table.Cell;
import io.github.dbmigrate.report.Table.Paint;
import org.junit.jupiter.api.Test;

class TableTest {

    private static Table table() {
        Table table = new Table("state", "migration", "took");
        table.add(new Cell("applied", Paint.GOOD), Cell.of("20261122101500_create_users.sql"), Cell.of("85 ms"));
        table.add(Cell.of("pending"), Cell.of("20261122101600_b.sql"), Cell.of(""));
        return table;
    }

    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        assertThat(table().lines(Style.PLAIN, ""))
                .containsExactly(
                        "state    migration                        took",
                        "applied  20261122101500_create_users.sql  85 ms",
                        "pending  20261122101600_b.sql");
    }

    @Test
    void the_widest_column_gives_way_to_a_narrow_terminal() {
        assertThat(table().lines(new Style(false, 32), ""))
                .allMatch(line -> line.length() <= 32)
                .contains("applied  20261122101500_…  85 ms");
    }

    @Test
    void colour_does_not_count_as_width() {
        assertThat(table().lines(new Style(true, 0), "").get(1))
                .isEqualTo("\u001b[32mapplied\u001b[0m  20261122101500_create_users.sql  85 ms");
    }

    @Test
    void sentences_break_at_spaces_and_words_stay_whole() {
        assertThat(Wrap.lines("one two three four five six seven", 20))
                .containsExactly("one two three four", "five six seven");
        assertThat(Wrap.lines("mvn db-migrate:resolve_a_very_long_word_indeed x", 20))
                .containsExactly("mvn", "db-migrate:resolve_a_very_long_word_indeed", "x");
        assertThat(Wrap.lines("two\nlines", 0)).containsExactly("two", "lines");
    }
}
