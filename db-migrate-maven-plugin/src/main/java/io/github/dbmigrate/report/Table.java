package io.github.dbmigrate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, each column as wide as its widest cell; the widest columns give way where the line is too long. */
final class Table {

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<Row> rows = new ArrayList<>();

    /** A cell; how it is painted does not count as width. */
    record Cell(String text, Paint paint) {

        static Cell of(String text) {
            return new Cell(text, Paint.PLAIN);
        }
    }

    enum Paint {
        PLAIN,
        DIM,
        GOOD,
        ATTENTION,
        BAD;

        String on(String text, Style style) {
            return switch (this) {
                case PLAIN -> text;
                case DIM -> style.dim(text);
                case GOOD -> style.green(text);
                case ATTENTION -> style.yellow(text);
                case BAD -> style.red(text);
            };
        }
    }

    private record Row(List<Cell> cells) {}

    Table(String... headings) {
        add(java.util.Arrays.stream(headings)
                .map(heading -> new Cell(heading, Paint.DIM))
                .toArray(Cell[]::new));
    }

    void add(Cell... cells) {
        rows.add(new Row(List.of(cells)));
    }

    List<String> lines(Style style, String indent) {
        int[] widths = fit(widths(), style.width() - indent.length());
        return rows.stream().map(row -> indent + line(row, widths, style)).toList();
    }

    private int[] widths() {
        return IntStream.range(0, rows.get(0).cells().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.cells().get(column).text().length())
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static int[] fit(int[] widths, int available) {
        int[] fitted = widths.clone();
        while (available > 0 && total(fitted) > available) {
            int widest = IntStream.range(0, fitted.length)
                    .reduce((a, b) -> fitted[b] > fitted[a] ? b : a)
                    .orElse(0);
            if (fitted[widest] <= NARROWEST) {
                return fitted;
            }
            fitted[widest]--;
        }
        return fitted;
    }

    private static int total(int[] widths) {
        return IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
    }

    private static String line(Row row, int[] widths, Style style) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            Cell cell = row.cells().get(column);
            String text = cut(cell.text(), widths[column]);
            boolean last = column == widths.length - 1;
            line.append(cell.paint().on(text, style));
            line.append(last ? "" : " ".repeat(widths[column] - text.length()) + GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
