package io.github.dbmigrate.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

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
        catalog.objects().values().forEach(object -> addLines(object, lines));
        return new Fingerprint(lines);
    }

    /**
     * Of a target database, without what an administrator gives it: that is no drift, so it must not count.
     *
     * @param scope what is managed in it
     */
    public static Fingerprint ofTarget(Catalog catalog, CatalogScope scope) {
        return of(new Provision(scope).leftOut(catalog));
    }

    /** How the journal writes it down: with the number of the way in which it was taken, because another way is not equal. */
    String mark() {
        return WAY + hex();
    }

    /** True when the journal's text was taken in this way, so that it may be compared with another {@link #mark()}. */
    static boolean isComparable(String mark) {
        return mark.startsWith(WAY);
    }

    /** SHA-256 of the lines, 64 lower-case digits. */
    public String hex() {
        MessageDigest digest = sha256();
        for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addLines(SchemaObject object, List<String> lines) {
        String name = object.id().toString();
        lines.add(name);
        object.compared().forEach((property, value) -> lines.add(name + ": " + property + " = " + oneLine(value)));
    }

    private static String oneLine(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
