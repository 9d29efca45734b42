package io.github.dbmigrate.sql;

/** The beginning of a statement in one short line. */
final class FirstWords {

    private static final int LONGEST = 60;

    private FirstWords() {}

    static String of(String script, int from, int end) {
        StringBuilder words = new StringBuilder();
        Lexer lexer = new Lexer(script, from, end);
        int last = from;
        for (Lexer.Token token = lexer.next(); token != Lexer.Token.END; token = lexer.next()) {
            boolean comment = token == Lexer.Token.LINE_COMMENT || token == Lexer.Token.BLOCK_COMMENT;
            if (comment) {
                continue;
            }
            if (isLiteral(token) || (lexer.symbol() == '(' && !words.isEmpty())) {
                break;
            }
            if (!words.isEmpty() && lexer.start() > last) {
                words.append(' ');
            }
            words.append(script, lexer.start(), Math.min(lexer.position(), lexer.start() + LONGEST + 1));
            last = lexer.position();
            if (words.length() > LONGEST) {
                return words.substring(0, LONGEST - 1) + "…";
            }
        }
        return words.toString();
    }

    private static boolean isLiteral(Lexer.Token token) {
        return token == Lexer.Token.STRING || token == Lexer.Token.DOLLAR_STRING;
    }
}
