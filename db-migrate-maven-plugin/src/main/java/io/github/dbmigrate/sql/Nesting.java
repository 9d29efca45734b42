package io.github.dbmigrate.sql;

/**
 * Whether a {@code ;} lies inside the statement: in the parentheses of a rule with several actions, or in the {@code BEGIN
 * ATOMIC … END} body of a SQL-standard function. CASE ends with END too, and only there does it matter.
 */
final class Nesting {

    private final String script;
    private int parentheses;
    private int blocks;
    private boolean create;
    private boolean begun;
    private boolean afterBegin;
    private boolean afterDotOrAs;

    Nesting(String script) {
        this.script = script;
    }

    boolean isOpen() {
        return parentheses > 0 || blocks > 0;
    }

    void reset() {
        parentheses = 0;
        blocks = 0;
        create = false;
        begun = false;
        afterBegin = false;
        afterDotOrAs = false;
    }

    void take(Lexer.Token token, int start, int end) {
        if (token == Lexer.Token.WORD) {
            word(start, end);
            return;
        }
        char c = token == Lexer.Token.SYMBOL ? script.charAt(start) : '\0';
        if (c == '(') {
            parentheses++;
        } else if (c == ')' && parentheses > 0) {
            parentheses--;
        }
        begun = true;
        afterBegin = false;
        afterDotOrAs = c == '.';
    }

    private void word(int start, int end) {
        if (!begun) {
            begun = true;
            create = is("create", start, end);
        }
        // A column or label may be called begin, case or end behind a dot or AS.
        boolean name = afterDotOrAs;
        if (create && parentheses == 0 && !name) {
            if (blocks == 0 && afterBegin && is("atomic", start, end)) {
                blocks = 1;
            } else if (blocks > 0 && is("case", start, end)) {
                blocks++;
            } else if (blocks > 0 && is("end", start, end)) {
                blocks--;
            }
        }
        afterBegin = !name && is("begin", start, end);
        afterDotOrAs = !name && is("as", start, end);
    }

    private boolean is(String word, int start, int end) {
        return end - start == word.length() && script.regionMatches(true, start, word, 0, word.length());
    }
}
