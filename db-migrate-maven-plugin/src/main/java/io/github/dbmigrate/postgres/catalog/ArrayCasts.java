package io.github.dbmigrate.postgres.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * PostgreSQL prints a cast of an array constructor, {@code (ARRAY[a, b])::text[]}, but reads it back as casts of the
 * elements, {@code ARRAY[(a)::text, (b)::text]}, and prints that from then on. Only the second form stays what it is, so
 * the first is turned into it ({@code transformArrayExpr} in {@code parse_expr.c}).
 */
final class ArrayCasts {

    private static final String START = "(ARRAY[";
    private static final Pattern CAST = Pattern.compile("\\)::([a-z][a-z0-9_ ]*|[^\\s()\\[\\],]+)\\[\\]");

    private ArrayCasts() {}

    static String settled(String expression) {
        int start = expression.indexOf(START);
        if (start < 0) {
            return expression;
        }
        int close = closing(expression, start + START.length() - 1);
        Matcher cast = CAST.matcher(expression);
        String head = expression.substring(0, start);
        if (close < 0 || !cast.find(close + 1) || cast.start() != close + 1) {
            int next = start + START.length();
            return expression.substring(0, next) + settled(expression.substring(next));
        }
        String type = cast.group(1);
        String elements = elements(settled(expression.substring(start + START.length(), close))).stream()
                .map(element -> "(" + element + ")::" + type)
                .collect(Collectors.joining(", "));
        return head + "ARRAY[" + elements + "]" + settled(expression.substring(cast.end()));
    }

    private static List<String> elements(String text) {
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']')) {
                depth--;
            } else if (!quoted && depth == 0 && c == ',') {
                elements.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        elements.add(text.substring(start).strip());
        return elements;
    }

    /** The bracket that closes the one at this place; -1 when there is none. */
    private static int closing(String text, int open) {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '[') {
                depth++;
            } else if (!quoted && c == ']' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
