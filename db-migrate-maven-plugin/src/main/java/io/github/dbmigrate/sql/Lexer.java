package io.github.dbmigrate.sql;

import org.jspecify.annotations.Nullable;

/**
 * Reads tokens as PostgreSQL's scanner does (src/backend/parser/scan.l), with {@code standard_conforming_strings} on, which
 * has been the default since 9.1. Only as fine as splitting needs: a number is a run of symbols, an operator one symbol a
 * character. Mutable and for one walk.
 */
final class Lexer {

    enum Token {
        WORD,
        QUOTED_IDENTIFIER,
        STRING,
        DOLLAR_STRING,
        SYMBOL,
        LINE_COMMENT,
        BLOCK_COMMENT,
        END
    }

    private final String text;
    private final int limit;
    private int start;
    private int position;
    private @Nullable String unterminated;

    Lexer(String text, int from, int limit) {
        this.text = text;
        this.limit = limit;
        this.position = from;
        this.start = from;
    }

    /** Where the last token began. */
    int start() {
        return start;
    }

    /** Behind the last token. */
    int position() {
        return position;
    }

    void moveTo(int offset) {
        position = offset;
    }

    /** What the text ended in the middle of, or null. */
    @Nullable
    String unterminated() {
        return unterminated;
    }

    /** The last token's first character. */
    char symbol() {
        return text.charAt(start);
    }

    void skipWhitespace() {
        while (position < limit && isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    Token next() {
        skipWhitespace();
        start = position;
        if (position >= limit) {
            return Token.END;
        }
        char c = text.charAt(position);
        return switch (c) {
            case '\'' -> string(1, false);
            case '"' -> quotedIdentifier(1);
            case '$' -> dollar();
            case '-' -> peek(1) == '-' ? lineComment() : symbolToken();
            case '/' -> peek(1) == '*' ? blockComment() : symbolToken();
            default -> isWordStart(c) ? word(c) : isDigit(c) ? number() : symbolToken();
        };
    }

    /** The offset of the line end at or behind an offset. */
    int lineEnd(int from) {
        int at = from;
        while (at < limit && !isNewline(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private Token word(char c) {
        if ((c == 'e' || c == 'E') && peek(1) == '\'') {
            return string(2, true);
        }
        if ((c == 'u' || c == 'U') && peek(1) == '&') {
            if (peek(2) == '\'') {
                return string(3, false);
            }
            if (peek(2) == '"') {
                return quotedIdentifier(3);
            }
        }
        while (position < limit && isWordPart(text.charAt(position))) {
            position++;
        }
        return Token.WORD;
    }

    private Token number() {
        while (position < limit && isWordPart(text.charAt(position)) && text.charAt(position) != '$') {
            position++;
        }
        return Token.SYMBOL;
    }

    private Token symbolToken() {
        position++;
        return Token.SYMBOL;
    }

    private Token string(int opening, boolean escapes) {
        position += opening;
        while (position < limit) {
            char c = text.charAt(position++);
            if (c == '\\' && escapes) {
                position++;
            } else if (c == '\'' && !doubled('\'') && !(escapes && continued())) {
                return Token.STRING;
            }
        }
        return cut("string", Token.STRING);
    }

    private Token quotedIdentifier(int opening) {
        position += opening;
        while (position < limit) {
            if (text.charAt(position++) == '"' && !doubled('"')) {
                return Token.QUOTED_IDENTIFIER;
            }
        }
        return cut("quoted identifier", Token.QUOTED_IDENTIFIER);
    }

    private boolean doubled(char quote) {
        if (position < limit && text.charAt(position) == quote) {
            position++;
            return true;
        }
        return false;
    }

    /** A string goes on behind a line end with the next quote, and an E string keeps its escapes there (manual 4.1.2.1). */
    private boolean continued() {
        boolean newline = false;
        int at = position;
        while (at < limit) {
            char c = text.charAt(at);
            if (isWhitespace(c)) {
                newline |= isNewline(c);
                at++;
            } else if (text.startsWith("--", at)) {
                at = lineEnd(at);
            } else {
                break;
            }
        }
        if (newline && at < limit && text.charAt(at) == '\'') {
            position = at + 1;
            return true;
        }
        return false;
    }

    private Token dollar() {
        int tagEnd = position + 1;
        if (tagEnd < limit && isWordStart(text.charAt(tagEnd))) {
            while (tagEnd < limit && isWordPart(text.charAt(tagEnd)) && text.charAt(tagEnd) != '$') {
                tagEnd++;
            }
        }
        if (tagEnd >= limit || text.charAt(tagEnd) != '$') {
            return symbolToken();
        }
        String tag = text.substring(position, tagEnd + 1);
        int close = text.indexOf(tag, tagEnd + 1);
        if (close < 0 || close + tag.length() > limit) {
            return cut("dollar quote " + tag, Token.DOLLAR_STRING);
        }
        position = close + tag.length();
        return Token.DOLLAR_STRING;
    }

    private Token lineComment() {
        position = lineEnd(position);
        return Token.LINE_COMMENT;
    }

    private Token blockComment() {
        int depth = 0;
        while (position < limit) {
            if (text.startsWith("/*", position)) {
                depth++;
                position += 2;
            } else if (text.startsWith("*/", position)) {
                depth--;
                position += 2;
                if (depth == 0) {
                    return Token.BLOCK_COMMENT;
                }
            } else {
                position++;
            }
        }
        return cut("comment /*", Token.BLOCK_COMMENT);
    }

    private Token cut(String what, Token token) {
        position = limit;
        unterminated = what;
        return token;
    }

    private char peek(int ahead) {
        return position + ahead < limit ? text.charAt(position + ahead) : '\0';
    }

    static boolean isWhitespace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean isNewline(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }
}
