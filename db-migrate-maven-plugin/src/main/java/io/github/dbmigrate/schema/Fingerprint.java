package io.github.dbmigrate.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * A catalog as sorted lines and their SHA-256: equal lines, equal schemas. Free of oids, column order, the connected role
 * and everything else that differs between two databases that were made alike.
 *
 * @param lines one an object, then one a property, in the order of the objects; a line feed within a value is {@code \n}
 */
public record Fingerprint(List<String> lines) {

    private static final String WAY = "2:";

    public Fingerprint {
        lines = Collections.unmodifiableList(new ArrayList<>(lines));
    }

    public static Fingerprint of(Catalog catalog) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        catalog.objects().values().forEach(object -> lines(object, line, each -> lines.add(each.toString())));
        return new Fingerprint(lines);
    }

    /** How the journal writes it down: with the number of the way in which it was taken, because another way is not equal. */
    static String mark(FingerprintDigest digest) {
        return WAY + digest.hex();
    }

    /** True when the journal's text was taken in this way, so that it may be compared with another {@link #mark}. */
    static boolean isComparable(String mark) {
        return mark.startsWith(WAY);
    }

    /** SHA-256 of the lines, 64 lower-case digits. */
    public String hex() {
        FingerprintDigest digest = new FingerprintDigest();
        lines.forEach(digest::add);
        return digest.hex();
    }

    /**
     * The lines of one object.
     *
     * @param lines told each in turn, in the same builder
     */
    static void lines(SchemaObject object, StringBuilder line, Consumer<StringBuilder> lines) {
        line.setLength(0);
        line.append(object.id().kind().label()).append(' ').append(object.id().name());
        lines.accept(line);
        int name = line.append(": ").length();
        object.compared().forEach((property, value) -> {
            line.setLength(name);
            lines.accept(appendOneLine(line.append(property).append(" = "), value));
        });
    }

    private static StringBuilder appendOneLine(StringBuilder line, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
        return line;
    }
}
