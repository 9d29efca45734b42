package io.github.dbmigrate.sql;

import java.util.Locale;
import java.util.Set;

/** Looks into the body of a {@code DO} block, which may end the transaction it runs in. */
final class DoBlock {

    private static final Set<String> BEFORE_A_STATEMENT = Set.of("", ";", "BEGIN", "THEN", "ELSE", "LOOP", ">");

    private DoBlock() {}

    static boolean commits(Head head) {
        for (int i = 1; i < head.size(); i++) {
            if (head.isLiteral(i) && bodyCommits(body(head.text(i)))) {
                return true;
            }
        }
        return false;
    }

    /** What a literal says. */
    static String body(String literal) {
        if (literal.startsWith("$")) {
            int tag = literal.indexOf('$', 1) + 1;
            return literal.length() < 2 * tag ? "" : literal.substring(tag, literal.length() - tag);
        }
        String inside = literal.substring(literal.indexOf('\'') + 1);
        return inside.replace("''", "'").replace("\\'", "'");
    }

    /** True where a statement of a block may begin behind a token; empty is the beginning. */
    static boolean beginsStatement(String before) {
        return BEFORE_A_STATEMENT.contains(before.toUpperCase(Locale.ROOT));
    }

    /** A COMMIT or ROLLBACK as a statement of its own; {@code ON COMMIT DROP} is none. */
    private static boolean bodyCommits(String body) {
        Lexer lexer = new Lexer(body, 0, body.length());
        String before = "";
        boolean candidate = false;
        for (Lexer.Token token = lexer.next(); token != Lexer.Token.END; token = lexer.next()) {
            if (token == Lexer.Token.LINE_COMMENT || token == Lexer.Token.BLOCK_COMMENT) {
                continue;
            }
            String text = body.substring(lexer.start(), lexer.position()).toUpperCase(Locale.ROOT);
            if (candidate && (text.equals(";") || text.equals("AND"))) {
                return true;
            }
            candidate = (text.equals("COMMIT") || text.equals("ROLLBACK")) && beginsStatement(before);
            before = text;
        }
        return false;
    }
}
