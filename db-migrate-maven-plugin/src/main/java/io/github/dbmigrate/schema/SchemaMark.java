package io.github.dbmigrate.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps of a schema, to find out later whether anything was changed since.
 *
 * @param fingerprint the way in which it was taken and its digest, such as {@code 2:9f86…}
 * @param stamp of the catalog that it was taken from, see {@link Database#catalogStamp()}; null in a row without one
 */
public record SchemaMark(String fingerprint, @Nullable String stamp) {

    private static final char BETWEEN = ' ';

    /**
     * Marks a target database's schema.
     *
     * @param stamp read before the catalog was, so that a change in between leaves another stamp, never an unseen change
     */
    public static SchemaMark of(Catalog catalog, CatalogScope scope, String stamp) {
        return new SchemaMark(fingerprint(catalog, scope), stamp);
    }

    /** Of the journal's text. */
    public static SchemaMark parse(String text) {
        int between = text.indexOf(BETWEEN);
        return between < 0
                ? new SchemaMark(text, null)
                : new SchemaMark(text.substring(0, between), text.substring(between + 1));
    }

    /** The journal's text; {@link #parse} reads it. */
    public String text() {
        return stamp == null ? fingerprint : fingerprint + BETWEEN + stamp;
    }

    /**
     * True when it is the mark of a target database with this schema and nothing else. False too of a schema with parts that a
     * mark does not tell, as an extension: the target may have lost them before it was marked.
     */
    public boolean isOf(Catalog schema, CatalogScope scope) {
        return !new Provision(scope).isPartOf(schema) && fingerprint.equals(fingerprint(schema, scope));
    }

    private static String fingerprint(Catalog catalog, CatalogScope scope) {
        MarkedSchema marked = new MarkedSchema(scope, Set.of());
        new Provision(scope).leftOut(catalog).objects().values().forEach(marked::add);
        return marked.fingerprint();
    }

    /** True when a fingerprint taken now can be compared with it. */
    public boolean isComparable() {
        return Fingerprint.isComparable(fingerprint);
    }
}
