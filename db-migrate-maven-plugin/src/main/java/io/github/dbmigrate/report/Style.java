package io.github.dbmigrate.report;

/**
 * How text may look where it is shown.
 *
 * @param colour whether ANSI colours are understood there
 * @param width characters a line may have; 0 when that is not known, and nothing is cut or broken
 */
public record Style(boolean colour, int width) {

    /** For files, and for logs that somebody reads later. */
    public static final Style PLAIN = new Style(false, 0);

    private static final String ESCAPE = "\u001b[";

    String bold(String text) {
        return painted("1", text);
    }

    String dim(String text) {
        return painted("2", text);
    }

    String red(String text) {
        return painted("31", text);
    }

    String green(String text) {
        return painted("32", text);
    }

    String yellow(String text) {
        return painted("33", text);
    }

    private String painted(String code, String text) {
        return colour && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
