package io.github.dbmigrate.postgres.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what PostgreSQL prints of a {@code text[]} of one dimension: a catalog has tens of thousands of them, and the driver
 * takes several times as long for each. Source: the manual's chapter "Arrays", "Array Input and Output Syntax".
 */
final class TextArray {

    private final String literal;
    private final List<@Nullable String> elements = new ArrayList<>();
    private int at = 1;

    private TextArray(String literal) {
        this.literal = literal;
    }

    /** The elements; null for a NULL. */
    static List<@Nullable String> parse(String literal) {
        if (!literal.startsWith("{") || !literal.endsWith("}")) {
            throw new IllegalArgumentException("no array of one dimension: " + literal);
        }
        TextArray array = new TextArray(literal);
        array.read();
        return Collections.unmodifiableList(array.elements);
    }

    private void read() {
        int end = literal.length() - 1;
        while (at < end) {
            elements.add(literal.charAt(at) == '"' ? quoted() : plain(end));
            at++; // the comma, or the closing brace
        }
    }

    private @Nullable String plain(int end) {
        int comma = literal.indexOf(',', at);
        int until = comma < 0 ? end : comma;
        String text = literal.substring(at, until);
        at = until;
        return text.equals("NULL") ? null : text;
    }

    private String quoted() {
        int start = at + 1;
        int quote = literal.indexOf('"', start);
        int escape = literal.indexOf('\\', start);
        if (escape < 0 || escape > quote) {
            at = quote + 1;
            return literal.substring(start, quote);
        }
        return unescaped(start);
    }

    private String unescaped(int start) {
        StringBuilder text = new StringBuilder();
        int next = start;
        while (literal.charAt(next) != '"') {
            next += literal.charAt(next) == '\\' ? 1 : 0;
            text.append(literal.charAt(next++));
        }
        at = next + 1;
        return text.toString();
    }
}
