package io.github.dbmigrate.schema;

/**
 * Which part of a database is ours to compare. Objects of extensions, system namespaces and the managed tables are never
 * part of it.
 *
 * @param managedNamespace where the changelog and the journal live; unquoted, such as {@code public}
 * @param changelog the changelog table's name, unquoted
 */
public record CatalogScope(String managedNamespace, String changelog) {

    public static final CatalogScope DEFAULT = new CatalogScope("public", "changelog");

    /** The journal's table name, unquoted. */
    public String journal() {
        return changelog + "_journal";
    }
}
