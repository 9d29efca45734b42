package io.github.dbmigrate.postgres.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what PostgreSQL prints of a {@code text[]} of one dimension, element by element: a catalog has tens of thousands of
 * them, and the driver takes several times as long for each. Source: the manual's chapter "Arrays", "Array Input and Output
 * Syntax". In UTF-8 no part of another character is a brace, a comma, a quote or a backslash.
 */
final class TextArray {

    private final byte[] literal;
    private final int end;
    private int at = 1;

    /** @param literal in UTF-8, as the driver always receives it */
    TextArray(byte[] literal) {
        this.literal = literal;
        this.end = literal.length - 1;
        if (end < 1 || literal[0] != '{' || literal[end] != '}') {
            throw new IllegalArgumentException("no array of one dimension: " + text(0, literal.length));
        }
    }

    /** The elements; null for a NULL. */
    static List<@Nullable String> parse(byte[] literal) {
        TextArray array = new TextArray(literal);
        List<@Nullable String> elements = new ArrayList<>();
        while (array.hasNext()) {
            elements.add(array.next());
        }
        return Collections.unmodifiableList(elements);
    }

    boolean hasNext() {
        return at < end;
    }

    /** The next element; null for a NULL. */
    @Nullable
    String next() {
        String element = literal[at] == '"' ? quoted() : plain();
        at++; // the comma, or the closing brace
        return element;
    }

    /**
     * Passes the next element over if it is this one and written without quotes; else answers false and passes nothing.
     *
     * @param word of ASCII letters, and not {@code NULL}
     */
    boolean skip(String word) {
        int behind = at + word.length();
        boolean same = behind <= end && begins(word) && (behind == end || literal[behind] == ',');
        at = same ? behind + 1 : at;
        return same;
    }

    private boolean begins(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (literal[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String plain() {
        int start = at;
        while (at < end && literal[at] != ',') {
            at++;
        }
        return isNull(start) ? null : text(start, at);
    }

    private boolean isNull(int start) {
        return at - start == 4
                && literal[start] == 'N'
                && literal[start + 1] == 'U'
                && literal[start + 2] == 'L'
                && literal[start + 3] == 'L';
    }

    private String quoted() {
        int start = at + 1;
        boolean escaped = false;
        for (at = start; literal[at] != '"'; at++) {
            if (literal[at] == '\\') {
                escaped = true;
                at++;
            }
        }
        String text = escaped ? unescaped(start, at) : text(start, at);
        at++; // the quote
        return text;
    }

    private String unescaped(int from, int to) {
        byte[] text = new byte[to - from];
        int length = 0;
        for (int next = from; next < to; next++) {
            next += literal[next] == '\\' ? 1 : 0;
            text[length++] = literal[next];
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    private String text(int from, int to) {
        return new String(literal, from, to - from, StandardCharsets.UTF_8);
    }
}
