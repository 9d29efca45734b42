package io.github.dbmigrate.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of objects in a statement, found by the words before them; an alias or a column may be among them. */
public final class MentionedNames {

    private static final Set<String> BEFORE_A_NAME = Set.of(
            "TABLE",
            "VIEW",
            "SEQUENCE",
            "INDEX",
            "TYPE",
            "DOMAIN",
            "FUNCTION",
            "PROCEDURE",
            "AGGREGATE",
            "EXISTS",
            "ONLY",
            "CONCURRENTLY",
            "FROM",
            "JOIN",
            "INTO",
            "UPDATE",
            "REFERENCES",
            "ON",
            "LIKE",
            "USING",
            "TRUNCATE",
            "LOCK");

    private static final Set<String> NO_NAME = Set.of("IF", "NOT");

    private MentionedNames() {}

    /**
     * A name.
     *
     * @param before the word before it, in upper case
     * @param parts as PostgreSQL knows them, without quotes
     */
    public record Mention(String before, List<String> parts) {}

    /** In the order of the text; the first is mostly what the statement is about. */
    public static List<Mention> of(Statement statement) {
        Head head = Head.of(statement.script(), statement.offset(), statement.end());
        List<Mention> names = new ArrayList<>();
        for (int at = 1; at < head.size(); at++) {
            String before = head.text(at - 1).toUpperCase(Locale.ROOT);
            String word = head.text(at).toUpperCase(Locale.ROOT);
            if (head.isName(at)
                    && BEFORE_A_NAME.contains(before)
                    && !BEFORE_A_NAME.contains(word)
                    && !NO_NAME.contains(word)) {
                names.add(new Mention(before, name(head, at)));
            }
        }
        return List.copyOf(names);
    }

    private static List<String> name(Head head, int from) {
        List<String> parts = new ArrayList<>();
        int at = from;
        parts.add(plain(head.text(at)));
        while (head.has(at + 1, ".") && head.isName(at + 2)) {
            at += 2;
            parts.add(plain(head.text(at)));
        }
        return parts;
    }

    /** As the server knows a name that was written. */
    static String plain(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written.toLowerCase(Locale.ROOT);
    }
}
