package io.github.dbmigrate.postgres;

/**
 * Puts names and values into SQL text. The one place where that happens; everything that PostgreSQL accepts as a name
 * or a text comes out as itself.
 */
public final class Sql {

    private Sql() {}

    /** A name, always quoted; {@code we"ird Näme} becomes {@code "we""ird Näme"}. */
    public static String identifier(String name) {
        return '"' + withoutNul(name).replace("\"", "\"\"") + '"';
    }

    /** An object of a namespace, both names quoted. */
    public static String qualified(String namespace, String name) {
        return identifier(namespace) + "." + identifier(name);
    }

    /** A text constant that reads the same whatever {@code standard_conforming_strings} says. */
    public static String literal(String value) {
        String quoted = "'" + withoutNul(value).replace("'", "''") + "'";
        return value.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    /**
     * The search path under which scripts run: unqualified names are made in the managed namespace; {@code public} stays
     * behind it, because that is where extensions usually are.
     */
    public static String searchPath(String namespace) {
        return namespace.equals("public") ? identifier(namespace) : identifier(namespace) + ", public";
    }

    // PostgreSQL ends a text at a NUL, so that what follows would be lost without a word.
    private static String withoutNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL has no names or texts with a NUL character");
        }
        return text;
    }
}
