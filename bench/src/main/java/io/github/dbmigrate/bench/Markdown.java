package io.github.dbmigrate.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text for a page. */
final class Markdown {

    private Markdown() {}

    static String table(List<String> head, Stream<List<String>> rows) {
        return row(head) + "|" + "---|".repeat(head.size()) + "\n"
                + rows.map(Markdown::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell + " |").collect(Collectors.joining(" ", "| ", "\n"));
    }
}
