package io.github.dbmigrate.postgres;

import org.postgresql.core.Parser;

/**
 * Writes a statement so that the driver passes it on as it is. The driver reads two question marks outside of quotes as an
 * escaped one, even in a statement without parameters; so each of them is doubled.
 */
final class DriverText {

    private final char[] sql;
    private final StringBuilder text;

    private DriverText(String sql) {
        this.sql = sql.toCharArray();
        this.text = new StringBuilder(sql.length() + 8);
    }

    static String of(String sql) {
        return sql.contains("??") ? new DriverText(sql).doubled() : sql;
    }

    private String doubled() {
        int at = 0;
        while (at < sql.length) {
            int last = Math.min(quotedUntil(at), sql.length - 1);
            text.append(sql, at, last - at + 1);
            if (sql[at] == '?' && isOneOfSeveral(at)) {
                text.append('?');
            }
            at = last + 1;
        }
        return text.toString();
    }

    private boolean isOneOfSeveral(int at) {
        return (at > 0 && sql[at - 1] == '?') || (at + 1 < sql.length && sql[at + 1] == '?');
    }

    /** The last character of a quote or comment that begins here, or this character; by the driver's own reading. */
    private int quotedUntil(int at) {
        return switch (sql[at]) {
            case '\'' -> Parser.parseSingleQuotes(sql, at, !isEscapeString(at));
            case '"' -> Parser.parseDoubleQuotes(sql, at);
            case '-' -> Parser.parseLineComment(sql, at);
            case '/' -> Parser.parseBlockComment(sql, at);
            case '$' -> Parser.parseDollarQuotes(sql, at);
            default -> at;
        };
    }

    private boolean isEscapeString(int quote) {
        return quote > 0
                && (sql[quote - 1] == 'e' || sql[quote - 1] == 'E')
                && (quote == 1 || !Parser.isIdentifierContChar(sql[quote - 2]));
    }
}
