package io.github.dbmigrate.problem;

import java.util.List;

/**
 * The lines of a file around the place that a problem speaks of.
 *
 * @param file the path as the user knows it, relative to the reactor's root where that is known
 * @param line the line of the place, counted from 1
 * @param column the column of the place in characters, counted from 1; 0 when only the line is known
 * @param firstLine the number of the first of {@code lines}, counted from 1
 * @param lines the text, without line ends; a password in it is hidden by stars
 */
public record Excerpt(String file, int line, int column, int firstLine, List<String> lines) {

    private static final int LINES_BEFORE = 3;
    private static final int LINES_AFTER = 1;
    private static final int LONGEST_LINE = 400;

    public Excerpt {
        lines = List.of(Passwords.hidden(String.join("\n", lines)).split("\n", -1));
    }

    /** Cuts the excerpt out of the whole text of the file; a place behind the end is moved to the last line. */
    public static Excerpt of(String file, String text, int line, int column) {
        // Before it is cut: a literal may stand on another line than the word before it, or span lines.
        List<String> all = Passwords.hidden(text).lines().map(Excerpt::shorten).toList();
        int last = Math.max(1, Math.min(line, all.size()));
        int from = Math.max(1, last - LINES_BEFORE);
        int to = Math.min(all.size(), last + LINES_AFTER);
        List<String> shown = all.isEmpty() ? List.of() : all.subList(from - 1, to);
        return new Excerpt(file, last, column, from, shown);
    }

    private static String shorten(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
