package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.CatalogScope;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of an object in its parts, which are quoted where PostgreSQL needs it; the arguments of a function are left out.
 *
 * @param parts such as {@code public}, {@code "User"}, {@code phone}; never empty
 */
record ObjectName(List<String> parts) {

    static ObjectName of(String name) {
        // A cast is known by its two types.
        if (name.startsWith("(")) {
            return new ObjectName(List.of(name));
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            quoted ^= c == '"';
            if (!quoted && c == '(') {
                break;
            }
            if (!quoted && c == '.') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return new ObjectName(List.copyOf(parts));
    }

    String last() {
        return parts.get(parts.size() - 1);
    }

    /** The name of what this is part of: a column's table. */
    String parent() {
        return String.join(".", parts.subList(0, parts.size() - 1));
    }

    /** As a person says it: without the managed namespace. */
    String shownIn(CatalogScope scope) {
        boolean managed = parts.size() > 1 && plain(parts.get(0)).equals(scope.managedNamespace());
        return String.join(".", managed ? parts.subList(1, parts.size()) : parts);
    }

    /** A part without its quotes. */
    static String plain(String part) {
        return part.startsWith("\"") ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }
}
