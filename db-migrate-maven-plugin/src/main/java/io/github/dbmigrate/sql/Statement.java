package io.github.dbmigrate.sql;

/**
 * One statement of a script. It shares the script's text, so that splitting a large script does not copy it.
 *
 * @param script the whole text that was split
 * @param offset of the statement's first token in the script, in Java chars; comments before it are left out
 * @param end behind its last token; neither the {@code ;} nor a comment at the end belongs to the statement
 * @param line of the first token, counted from 1
 * @param column of the first token in characters, counted from 1
 */
public record Statement(String script, int offset, int end, int line, int column, StatementKind kind) {

    /** The statement as written, comments inside it included. */
    public String text() {
        return script.substring(offset, end);
    }

    /** True when its first letters are these, in capitals or not. */
    boolean beginsWith(String letters) {
        return letters.length() <= end - offset && script.regionMatches(true, offset, letters, 0, letters.length());
    }

    /**
     * Its beginning for a progress line: at most 60 characters in one line, without comments, and never a literal, since
     * that may be a password.
     */
    public String firstWords() {
        return FirstWords.of(script, offset, end);
    }

    /**
     * The place in the script of a position that PostgreSQL reported for {@link #text()}.
     *
     * @param position in characters, counted from 1, as in the {@code P} field of an error; values outside the statement are
     *     moved to its nearest end
     */
    public Place placeOf(int position) {
        int characters = script.codePointCount(offset, end);
        int forward = Math.max(0, Math.min(position - 1, characters));
        Places places = new Places(script, offset, new Place(line, column));
        return places.at(script.offsetByCodePoints(offset, forward));
    }

    /** True when a transaction around it would fail or lose its meaning. */
    public boolean mustRunOutsideTransaction() {
        return kind instanceof StatementKind.RefusedInTransaction;
    }

    /** True when it begins or ends a transaction by itself; a savepoint does not. */
    public boolean isTransactionBoundary() {
        return kind instanceof StatementKind.TransactionControl control
                && control.verb().isBoundary();
    }

    @Override
    public String toString() {
        return line + ":" + column + " " + firstWords();
    }
}
