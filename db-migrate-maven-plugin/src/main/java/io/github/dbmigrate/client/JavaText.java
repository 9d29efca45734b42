package io.github.dbmigrate.client;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts any text into Java source, in ASCII. */
final class JavaText {

    private JavaText() {}

    /** The text as a string literal with its quotes. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> literal.append(escaped((char) c)));
        return literal.append('"').toString();
    }

    /** A Javadoc comment of these sentences and block tags; null and blank ones are left out, an empty one is no comment. */
    static List<String> javadoc(List<@Nullable String> paragraphs) {
        List<String> lines = paragraphs.stream()
                .filter(paragraph -> paragraph != null && !paragraph.isBlank())
                .flatMap(paragraph -> paragraph.strip().lines())
                .map(line -> (" * " + line).stripTrailing())
                .collect(Collectors.toList());
        if (!lines.isEmpty()) {
            lines.add(0, "/**");
            lines.add(" */");
        }
        return lines;
    }

    /** A person's text as the content of a Javadoc comment: a backslash or an asterisk could end it or break the source. */
    static @Nullable String comment(@Nullable String text) {
        if (text == null) {
            return null;
        }
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n' || (c > 31 && c < 127 && "\\*@<>&{}".indexOf(c) < 0)) {
                safe.appendCodePoint(c);
            } else {
                safe.append("&#").append(c).append(';');
            }
        });
        return safe.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < 32 || c > 126 ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
