package io.github.dbmigrate.sql;

import java.util.Arrays;

/** The first tokens of a statement, as far as telling its kind needs them. Reused from statement to statement. */
final class Head {

    // CREATE SUBSCRIPTION with many publications is the longest statement that is looked into.
    private static final int MOST = 128;
    private static final int FEW = 16;

    private final String script;
    private Lexer.Token[] tokens = new Lexer.Token[FEW];
    private int[] starts = new int[FEW];
    private int[] ends = new int[FEW];
    private int size;

    Head(String script) {
        this.script = script;
    }

    /** The first tokens of a stretch of a script. */
    static Head of(String script, int from, int end) {
        Head head = new Head(script);
        Lexer lexer = new Lexer(script, from, end);
        for (Lexer.Token token = lexer.next(); token != Lexer.Token.END; token = lexer.next()) {
            if (token != Lexer.Token.LINE_COMMENT && token != Lexer.Token.BLOCK_COMMENT) {
                head.add(token, lexer.start(), lexer.position());
            }
        }
        return head;
    }

    void clear() {
        size = 0;
    }

    void add(Lexer.Token token, int start, int end) {
        if (size < MOST) {
            makeRoom();
            tokens[size] = token;
            starts[size] = start;
            ends[size] = end;
            size++;
        }
    }

    private void makeRoom() {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, MOST);
            starts = Arrays.copyOf(starts, MOST);
            ends = Arrays.copyOf(ends, MOST);
        }
    }

    int size() {
        return size;
    }

    /** False where more tokens were there than fit. */
    boolean isWhole() {
        return size < MOST;
    }

    /** True when these words stand at an index one after the other. */
    boolean has(int index, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!is(index + i, words[i])) {
                return false;
            }
        }
        return true;
    }

    /** The index of the first of a row of words, or -1. */
    int find(String... words) {
        for (int i = 0; i + words.length <= size; i++) {
            if (has(i, words)) {
                return i;
            }
        }
        return -1;
    }

    boolean isLiteral(int index) {
        return index < size && (tokens[index] == Lexer.Token.STRING || tokens[index] == Lexer.Token.DOLLAR_STRING);
    }

    boolean isWord(int index) {
        return index < size && tokens[index] == Lexer.Token.WORD;
    }

    /** True where a word or a quoted identifier stands. */
    boolean isName(int index) {
        return index < size && (tokens[index] == Lexer.Token.WORD || tokens[index] == Lexer.Token.QUOTED_IDENTIFIER);
    }

    /** Behind a token, in the script. */
    int end(int index) {
        return ends[index];
    }

    /** Empty before the first one and behind the last one. */
    String text(int index) {
        return index < 0 || index >= size ? "" : script.substring(starts[index], ends[index]);
    }

    private boolean is(int index, String word) {
        return index < size
                && (tokens[index] == Lexer.Token.WORD || tokens[index] == Lexer.Token.SYMBOL)
                && ends[index] - starts[index] == word.length()
                && script.regionMatches(true, starts[index], word, 0, word.length());
    }
}
