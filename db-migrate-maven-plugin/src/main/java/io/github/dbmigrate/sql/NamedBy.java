package io.github.dbmigrate.sql;

import io.github.dbmigrate.sql.Lexer.Token;
import io.github.dbmigrate.sql.RenameNote.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a CREATE or ALTER TABLE gives names to: the object itself, and the columns, constraints, attributes and enum values
 * between its parentheses. Knows of SQL's grammar only where names stand (the manual's part VI).
 */
final class NamedBy {

    private static final Set<String> BEFORE_THE_KIND = Set.of(
            "OR", "REPLACE", "TEMP", "TEMPORARY", "GLOBAL", "LOCAL", "UNLOGGED", "UNIQUE", "RECURSIVE", "CONSTRAINT");
    private static final Set<String> FIRST_OF_TWO = Set.of("MATERIALIZED", "FOREIGN", "EVENT");
    private static final Set<String> BEFORE_THE_NAME = Set.of("CONCURRENTLY", "IF", "NOT", "EXISTS", "ONLY");
    private static final Set<String> WITHOUT_A_NAME =
            Set.of("PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE", "LIKE");

    private final List<Lexeme> words;
    private int next;

    NamedBy(List<Lexeme> words) {
        this.words = words;
    }

    /** What stands at an offset, or around it; null when that has no name. */
    @Nullable
    Target at(int offset) {
        boolean alters = is("ALTER");
        if (!alters && !is("CREATE")) {
            return null;
        }
        next++;
        skip(BEFORE_THE_KIND);
        String kind = kind();
        skip(BEFORE_THE_NAME);
        List<String> name = name();
        if (kind.isEmpty() || name.isEmpty()) {
            return null;
        }
        if (alters) {
            return kind.endsWith("TABLE") ? added(name, offset) : null;
        }
        return switch (kind) {
            case "TRIGGER", "POLICY" -> below(name, kind, "ON");
            case "RULE" -> below(name, kind, "TO");
            case "TABLE", "FOREIGN TABLE", "TYPE" -> element(kind, name, offset);
            default -> new Target(kind, name);
        };
    }

    private boolean is(String word) {
        return next < words.size() && words.get(next).is(word);
    }

    private void skip(Set<String> passedOver) {
        while (next < words.size()
                && words.get(next).token() == Token.WORD
                && passedOver.contains(words.get(next).text().toUpperCase(Locale.ROOT))) {
            next++;
        }
    }

    private String kind() {
        if (next >= words.size()) {
            return "";
        }
        String word = words.get(next++).text().toUpperCase(Locale.ROOT);
        if (FIRST_OF_TWO.contains(word) && next < words.size()) {
            return word + " " + words.get(next++).text().toUpperCase(Locale.ROOT);
        }
        return word;
    }

    /** A name with its parts; empty where none stands, as behind an index that gets its name from PostgreSQL. */
    private List<String> name() {
        List<String> parts = new ArrayList<>();
        while (next < words.size() && words.get(next).isName() && !(parts.isEmpty() && is("ON"))) {
            parts.add(words.get(next++).plain());
            if (!is(".")) {
                break;
            }
            next++;
        }
        return parts;
    }

    private @Nullable Target below(List<String> name, String kind, String before) {
        while (next < words.size() && !is(before)) {
            next++;
        }
        next++;
        List<String> path = new ArrayList<>(name());
        if (path.isEmpty()) {
            return null;
        }
        path.addAll(name);
        return new Target(kind, path);
    }

    private @Nullable Target element(String kind, List<String> owner, int offset) {
        boolean labels = false;
        while (next < words.size() && !is("(")) {
            labels |= is("ENUM");
            next++;
        }
        int first = elementAround(offset, 1);
        if (first < 0) {
            return new Target(kind, owner);
        }
        Lexeme word = words.get(first);
        if (labels) {
            return word.token() == Token.STRING ? member("VALUE", owner, word) : null;
        }
        return kind.equals("TYPE") ? member("ATTRIBUTE", owner, word) : columnOrConstraint(owner, first);
    }

    /** Where the element begins that holds an offset, between commas at a depth of parentheses; -1 when outside of it. */
    private int elementAround(int offset, int wanted) {
        int depth = 0;
        int first = wanted == 0 ? next : -1;
        for (int i = next; i < words.size() && words.get(i).start() <= offset; i++) {
            Lexeme word = words.get(i);
            if (word.is("(") && ++depth == wanted) {
                first = i + 1;
            } else if (word.is(")") && depth-- == wanted) {
                return -1;
            } else if (word.is(",") && depth == wanted) {
                first = i + 1;
            }
        }
        return first < words.size() && (wanted == 0 || depth >= wanted) ? first : -1;
    }

    private @Nullable Target columnOrConstraint(List<String> owner, int first) {
        Lexeme word = words.get(first);
        if (word.is("CONSTRAINT")) {
            return first + 1 < words.size() ? member("CONSTRAINT", owner, words.get(first + 1)) : null;
        }
        boolean unnamed = word.token() == Token.WORD
                && WITHOUT_A_NAME.contains(word.text().toUpperCase(Locale.ROOT));
        return unnamed || !word.isName() ? null : member("COLUMN", owner, word);
    }

    private static Target member(String kind, List<String> owner, Lexeme name) {
        List<String> path = new ArrayList<>(owner);
        path.add(name.plain());
        return new Target(kind, path);
    }

    /** What an ALTER TABLE adds, as pg_dump writes its constraints. */
    private @Nullable Target added(List<String> owner, int offset) {
        int first = elementAround(
                Math.max(offset, words.get(Math.min(next, words.size() - 1)).start()), 0);
        if (first < 0 || first + 1 >= words.size() || !words.get(first).is("ADD")) {
            return null;
        }
        next = first + 1;
        if (is("COLUMN")) {
            next++;
            skip(BEFORE_THE_NAME);
        }
        return next < words.size() ? columnOrConstraint(owner, next) : null;
    }
}
