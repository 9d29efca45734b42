package io.github.dbmigrate.sql;

import io.github.dbmigrate.sql.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A token with its text and its place in the script. */
record Lexeme(Token token, String text, int start) {

    static List<Lexeme> of(String script) {
        Lexer lexer = new Lexer(script, 0, script.length());
        List<Lexeme> lexemes = new ArrayList<>();
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            lexemes.add(new Lexeme(token, script.substring(lexer.start(), lexer.position()), lexer.start()));
        }
        return lexemes;
    }

    int end() {
        return start + text.length();
    }

    boolean isComment() {
        return token == Token.LINE_COMMENT || token == Token.BLOCK_COMMENT;
    }

    boolean is(String wordOrSymbol) {
        return (token == Token.WORD || token == Token.SYMBOL) && text.equalsIgnoreCase(wordOrSymbol);
    }

    boolean isName() {
        return token == Token.WORD || token == Token.QUOTED_IDENTIFIER;
    }

    /** The name, label or text that it stands for. */
    String plain() {
        return plain(text);
    }

    /** Without quotes; what has none is folded to lower case, as PostgreSQL does. */
    static String plain(String text) {
        if (text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"))) {
            String quote = text.substring(0, 1);
            return text.substring(1, text.length() - 1).replace(quote + quote, quote);
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
