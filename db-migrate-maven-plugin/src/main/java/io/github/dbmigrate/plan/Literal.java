package io.github.dbmigrate.plan;

/** SQL literals, whatever {@code standard_conforming_strings} says. */
final class Literal {

    private Literal() {}

    static String text(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    static String regclass(String relation) {
        return text(relation) + "::pg_catalog.regclass";
    }

    static String regtype(String type) {
        return text(type) + "::pg_catalog.regtype";
    }
}
