package io.github.dbmigrate.report;

import io.github.dbmigrate.report.Table.Cell;
import io.github.dbmigrate.report.Table.Paint;
import java.util.List;

/** One line a service over a whole reactor. */
public final class ReactorTable {

    private ReactorTable() {}

    /** The lines, without line ends, in the order of the rows. */
    public static List<String> lines(List<Row> rows, Style style) {
        Table table = new Table("service", "goal", "result", "database");
        for (Row row : rows) {
            table.add(
                    Cell.of(row.service()),
                    Cell.of(row.goal()),
                    new Cell(row.outcome(), row.failed() ? Paint.BAD : Paint.GOOD),
                    Cell.of(row.database()));
        }
        return table.lines(style, "");
    }

    /**
     * What a goal came to for a service.
     *
     * @param outcome in a few words, or the code of the problem it ended with
     * @param database empty where none was reached
     */
    public record Row(String goal, String service, String database, String outcome, boolean failed) {}
}
