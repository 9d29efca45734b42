package io.github.dbmigrate.plan.kind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes apart what PostgreSQL prints: qualified names and lists, with quotes and parentheses respected. */
public final class Names {

    private Names() {}

    /** The last part of a qualified name: {@code email} of {@code public.users.email}. */
    public static String last(String name) {
        List<String> parts = split(name, '.');
        return parts.get(parts.size() - 1);
    }

    /** All but the last part: {@code public.users} of {@code public.users.email}; empty when there is one part only. */
    public static String prefix(String name) {
        List<String> parts = split(name, '.');
        return String.join(".", parts.subList(0, parts.size() - 1));
    }

    /** The first part: {@code public} of {@code public.users.email}. */
    public static String first(String name) {
        return split(name, '.').get(0);
    }

    /** A routine's name without its arguments; any other name as it is, parentheses in its quotes included. */
    public static String withoutArguments(String name) {
        boolean quoted = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            quoted ^= c == '"';
            if (!quoted && c == '(') {
                return name.substring(0, i);
            }
        }
        return name;
    }

    /** The parts of a list separated by comma, without the blanks around them; empty for null or blank. */
    public static List<String> list(@Nullable String list) {
        return list == null || list.isBlank() ? List.of() : split(list, ',');
    }

    /** What stands before the first blank outside quotes: the name in {@code "my option" 'value'}. */
    public static String firstWord(String text) {
        return split(text, ' ').get(0);
    }

    /** What stands behind the first blank outside quotes; empty when there is none. */
    public static String afterFirstWord(String text) {
        return text.substring(firstWord(text).length()).strip();
    }

    /** An identifier as the catalog keeps it, without its quotes. */
    public static String unquoted(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
    }

    /** An identifier with quotes where it is not plain; a name that comes from the catalog is quoted already. */
    public static String quoted(String raw) {
        return raw.matches("[a-z_][a-z0-9_]*") ? raw : '"' + raw.replace("\"", "\"\"") + '"';
    }

    /** A string constant. */
    public static String literal(String raw) {
        String doubled = "'" + raw.replace("'", "''") + "'";
        return raw.indexOf('\\') < 0 ? doubled : "E" + doubled.replace("\\", "\\\\");
    }

    /** With parentheses around it, unless one pair holds all of it already. */
    static String parenthesized(String expression) {
        return expression.startsWith("(") && closing(expression) == expression.length() - 1
                ? expression
                : "(" + expression + ")";
    }

    private static int closing(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == separator && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
