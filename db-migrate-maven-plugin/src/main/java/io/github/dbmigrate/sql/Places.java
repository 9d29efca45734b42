package io.github.dbmigrate.sql;

/** Turns offsets into lines and columns while walking forward, so that a whole script is counted once. */
final class Places {

    private final String text;
    private int offset;
    private int line;
    private int column;

    Places(String text, int offset, Place place) {
        this.text = text;
        this.offset = offset;
        this.line = place.line();
        this.column = place.column();
    }

    /** The place of an offset that is not before the last one asked for. */
    Place at(int target) {
        while (offset < target) {
            step();
        }
        return new Place(line, column);
    }

    private void step() {
        char c = text.charAt(offset++);
        if (c == '\n' || (c == '\r' && !(offset < text.length() && text.charAt(offset) == '\n'))) {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate(c)) {
            column++;
        }
    }
}
