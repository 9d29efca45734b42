package io.github.dbmigrate.mybatis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ibatis.migration.VariableReplacer;

/**
 * A script's text with MyBatis' variables put in, and the way back to the lines of the file. MyBatis replaces line by
 * line ({@code org.apache.ibatis.migration.MigrationReader}), so that a variable never reaches over a line end.
 *
 * @param text with the values in it
 * @param lines for each line of the text: the line it came from, counted from 1; empty where no variable is used
 * @param changed for each line of the text: whether a value was put in, so that columns do not hold
 */
record VariableText(String text, List<Integer> lines, List<Boolean> changed) {

    private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\r|\\n|$)");

    static VariableText of(String original, Map<String, String> variables) {
        if (!mayHoldVariable(original)) {
            return new VariableText(original, List.of(), List.of());
        }
        VariableReplacer replacer = new VariableReplacer(variables);
        StringBuilder text = new StringBuilder(original.length());
        List<Integer> lines = new ArrayList<>();
        List<Boolean> changed = new ArrayList<>();
        Matcher line = LINE.matcher(original);
        for (int number = 1; line.find(); number++) {
            String before = line.group(1);
            String after = mayHoldVariable(before) ? replacer.replace(before) : before;
            text.append(after).append(line.group(2));
            // A value may have lines of its own.
            addLines(lines, changed, number, (int) Math.max(1, after.lines().count()), !after.equals(before));
            if (line.group(2).isEmpty()) {
                break;
            }
        }
        return new VariableText(text.toString(), lines, changed);
    }

    private static void addLines(
            List<Integer> lines, List<Boolean> changed, int number, int count, boolean changedHere) {
        for (int i = 0; i < count; i++) {
            lines.add(number);
            changed.add(changedHere);
        }
    }

    private static boolean mayHoldVariable(String line) {
        int open = line.indexOf("${");
        return open >= 0 && line.indexOf('}', open) > 0;
    }

    /** The line of the original on which a line of the text stands. */
    int originalLine(int line) {
        return lines.isEmpty() ? line : lines.get(Math.min(line, lines.size()) - 1);
    }

    /** The column in the original; 0 where a value on the line makes that uncertain. */
    int originalColumn(int line, int column) {
        return line <= changed.size() && changed.get(line - 1) ? 0 : column;
    }
}
