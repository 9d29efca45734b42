package io.github.dbmigrate.report;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, each column as wide as its widest cell; the widest columns give way where the line is too long. */
final class Table {

    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private final List<Cell[]> rows = new ArrayList<>();
    private final int[] widths;

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

    Table(String... headings) {
        Cell[] row = new Cell[headings.length];
        for (int column = 0; column < row.length; column++) {
            row[column] = new Cell(headings[column], Paint.DIM);
        }
        this.widths = new int[headings.length];
        add(row);
    }

    /** @param row a cell a heading; the table's from now on */
    void add(Cell... row) {
        for (int column = 0; column < row.length; column++) {
            widths[column] = Math.max(widths[column], row[column].text().length());
        }
        rows.add(row);
    }

    // Loops and no streams: a history has thousands of rows, and a JVM that has just begun walks through each step of a
    // stream.
    List<String> lines(Style style, String indent) {
        int[] fitted = fit(widths, style.width() - indent.length());
        List<String> lines = new ArrayList<>(rows.size());
        StringBuilder line = new StringBuilder();
        for (Cell[] row : rows) {
            line.setLength(0);
            line.append(indent);
            append(row, fitted, style, line);
            int end = line.length();
            while (end > indent.length() && Character.isWhitespace(line.charAt(end - 1))) {
                end--;
            }
            lines.add(line.substring(0, end));
        }
        return lines;
    }

    private static int[] fit(int[] widths, int available) {
        int[] fitted = widths.clone();
        while (available > 0 && total(fitted) > available) {
            int widest = 0;
            for (int column = 1; column < fitted.length; column++) {
                widest = fitted[column] > fitted[widest] ? column : widest;
            }
            if (fitted[widest] <= NARROWEST) {
                return fitted;
            }
            fitted[widest]--;
        }
        return fitted;
    }

    private static int total(int[] widths) {
        int total = GAP * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    private static void append(Cell[] row, int[] widths, Style style, StringBuilder line) {
        int last = widths.length - 1;
        for (int column = 0; column <= last; column++) {
            String text = cut(row[column].text(), widths[column]);
            line.append(row[column].paint().on(text, style));
            for (int gap = column == last ? 0 : widths[column] - text.length() + GAP; gap > 0; gap--) {
                line.append(' ');
            }
        }
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
