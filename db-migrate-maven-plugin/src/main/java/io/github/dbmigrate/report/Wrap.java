package io.github.dbmigrate.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences at spaces so that they fit a width. */
final class Wrap {

    private static final int NARROWEST = 20;

    private Wrap() {}

    /** The lines of a text; its own line ends stay. A word longer than the width stays whole, so that it can be copied. */
    static List<String> lines(String text, int width) {
        return text.lines().flatMap(line -> broken(line, width).stream()).toList();
    }

    private static List<String> broken(String line, int width) {
        if (width < NARROWEST || line.length() <= width) {
            return List.of(line);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : line.split(" ")) {
            if (current.length() > 0 && current.length() + 1 + word.length() > width) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.length() == 0 ? "" : " ").append(word);
        }
        lines.add(current.toString());
        return lines;
    }
}
