package io.github.dbmigrate.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * MyBatis' own statement end, set by a comment line such as {@code -- @DELIMITER |} or {@code -- //@DELIMITER |} (the pattern
 * of {@code org.apache.ibatis.migration.operations.ScriptRunner}). MyBatis ends a statement at its last occurrence in a line
 * and drops the rest of that line. So do we, except inside quotes and comments; and {@code ;} goes on to end statements,
 * as it does on the server.
 */
final class Delimiter {

    private static final Pattern LINE =
            Pattern.compile("^\\s*((--)|(//))?\\s*(//)?\\s*@DELIMITER\\s+([^\\s]+)", Pattern.CASE_INSENSITIVE);

    private final String script;
    private @Nullable String mark;

    Delimiter(String script) {
        this.script = script;
    }

    /** Reads a comment line; one that sets no delimiter changes nothing. */
    void read(int start, int end) {
        Matcher matcher = LINE.matcher(script).region(start, end);
        if (matcher.find()) {
            String set = matcher.group(5);
            mark = ";".equals(set) ? null : set;
        }
    }

    /** True when a statement ends at an offset because the mark stands there for the last time in its line. */
    boolean isAt(int offset) {
        return mark != null && script.startsWith(mark, offset) && isLastInLine(mark, offset);
    }

    private boolean isLastInLine(String set, int offset) {
        int again = script.indexOf(set, offset + 1);
        for (int at = offset; at < again; at++) {
            if (Lexer.isNewline(script.charAt(at))) {
                return true;
            }
        }
        return again < 0;
    }
}
