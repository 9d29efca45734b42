package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (…)} as PostgreSQL prints it, to ask which rows exclude
 * each other.
 */
final class Exclusion {

    private static final Pattern DEFINITION = Pattern.compile("(?s)EXCLUDE USING \\S+ (\\(.*)");
    private static final Pattern ELEMENT = Pattern.compile("(?s)(.*) WITH (\\S+)");

    private Exclusion() {}

    /** The number of rows that another row excludes; empty for a definition of another form. */
    static Optional<String> count(String table, String definition) {
        Matcher matcher = DEFINITION.matcher(definition);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int close = closing(matcher.group(1));
        List<String> values = new ArrayList<>();
        List<String> clashes = new ArrayList<>();
        for (String text : Names.list(matcher.group(1).substring(1, Math.max(1, close)))) {
            Matcher element = ELEMENT.matcher(text);
            if (!element.matches()) {
                return Optional.empty();
            }
            String name = "e" + values.size();
            // What stands behind the column or expression is a collation or an operator class.
            values.add(Names.firstWord(element.group(1)) + " AS " + name);
            clashes.add("a." + name + " " + element.group(2) + " b." + name);
        }
        String rest = matcher.group(1).substring(close + 1).strip();
        String where = rest.startsWith("WHERE ") ? " " + rest.replaceFirst("(?s)\\)\\s+DEFERRABLE.*", ")") : "";
        return Optional.of("WITH e AS (SELECT tableoid AS t, ctid AS c, " + String.join(", ", values) + " FROM " + table
                + where + ") SELECT count(*) FROM e a WHERE EXISTS (SELECT FROM e b WHERE (a.t, a.c) <> (b.t, b.c) AND "
                + String.join(" AND ", clashes) + ")");
    }

    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length() - 1;
    }
}
