package io.github.dbmigrate.command;

import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;

/** The session in which a script runs on a shadow database: the same as on the target, where the runner prepares it. */
final class Sessions {

    private Sessions() {}

    static void begin(Database shadow, CatalogScope scope) {
        shadow.execute("CREATE SCHEMA IF NOT EXISTS " + quoted(scope.managedNamespace()));
        reset(shadow, scope);
    }

    /** So that nothing a script sets reaches into the next. */
    static void reset(Database shadow, CatalogScope scope) {
        shadow.execute("DISCARD ALL");
        if (!scope.managedNamespace().equals("public")) {
            shadow.execute("SET search_path TO " + quoted(scope.managedNamespace()) + ", public");
        }
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
