package io.github.dbmigrate.schema;

/** Reads names as PostgreSQL's quote_ident writes them: plain, or in quotes with inner quotes doubled. */
public final class QuotedName {

    private QuotedName() {}

    /** The name as it is in the catalog: {@code "order"} becomes {@code order}. */
    public static String plain(String quoted) {
        return quoted.startsWith("\"")
                ? quoted.substring(1, firstEnd(quoted) - 1).replace("\"\"", "\"")
                : quoted;
    }

    /** The namespace before the name, still quoted; empty for a name that has none. */
    public static String namespaceOf(String qualified) {
        int end = firstEnd(qualified);
        return end < qualified.length() && qualified.charAt(end) == '.' ? qualified.substring(0, end) : "";
    }

    private static int firstEnd(String name) {
        if (!name.startsWith("\"")) {
            int dot = name.indexOf('.');
            return dot < 0 ? name.length() : dot;
        }
        int at = 1;
        while (at < name.length()) {
            if (name.charAt(at) != '"') {
                at++;
            } else if (at + 1 < name.length() && name.charAt(at + 1) == '"') {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return name.length();
    }
}
