package io.github.dbmigrate.schema;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an administrator gives a target database beside its migrations, and what stays whenever it is rebuilt: extensions,
 * the rights on the namespaces that no migration makes, default privileges and what objects got by them.
 */
final class Provision {

    private static final Set<Kind> GIVEN = EnumSet.of(Kind.EXTENSION, Kind.DEFAULT_PRIVILEGES);

    private final CatalogScope scope;

    Provision(CatalogScope scope) {
        this.scope = scope;
    }

    /** The catalog without any of it, for who has no other catalog to tell an administrator's part from the migrations'. */
    Catalog leftOut(Catalog catalog) {
        return withoutRightsOnHomes(catalog)
                .without(object -> GIVEN.contains(object.id().kind()) || isNote(object));
    }

    /** What differs although all of it is as an administrator may have it. */
    DriftSummary drift(Catalog expected, Catalog actual) {
        DefaultPrivileges given = DefaultPrivileges.onlyIn(actual, expected);
        Catalog found =
                withoutRightsOnHomes(actual).with(object -> given.takenFrom(object, expected.find(object.id())));
        return new DriftSummary(DriftSummary.between(withoutRightsOnHomes(expected), found).differences().stream()
                .filter(difference -> !isGiven(difference, actual))
                .toList());
    }

    private boolean isGiven(Difference difference, Catalog actual) {
        if (!(difference instanceof Difference.Added added)) {
            // The managed namespace is made with the changelog, before the first migration.
            return difference instanceof Difference.Removed removed && isHome(removed.object());
        }
        SchemaObject object = actual.find(added.object());
        return GIVEN.contains(added.object().kind()) || (object != null && isNote(object));
    }

    private Catalog withoutRightsOnHomes(Catalog catalog) {
        return catalog.with(object -> isHome(object.id()) ? object.withRights(null, new TreeSet<>()) : object);
    }

    private boolean isNote(SchemaObject object) {
        return object.parent() != null && isHome(object.parent());
    }

    private boolean isHome(ObjectId id) {
        String name = QuotedName.plain(id.name());
        return id.kind() == Kind.NAMESPACE && (name.equals("public") || name.equals(scope.managedNamespace()));
    }
}
