package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.CatalogScope;

/** The search path under which a script runs: the managed namespace, then {@code public}, where extensions usually are. */
final class SearchPath {

    private SearchPath() {}

    /** Sets it until the transaction ends. */
    static String setLocal(CatalogScope scope) {
        String managed = quoted(scope.managedNamespace());
        return "SET LOCAL search_path TO " + (managed.equals("\"public\"") ? managed : managed + ", public");
    }

    /** Always in quotes, because a plain name may be a reserved word. */
    static String quoted(String namespace) {
        return "\"" + namespace.replace("\"", "\"\"") + "\"";
    }
}
