package io.github.dbmigrate.schema;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an administrator gives a target database beside its migrations, and what stays whenever it is rebuilt: extensions,
 * the rights on the namespaces that no migration makes, default privileges and what objects got by them; and what others have
 * beside a service with a namespace of its own.
 */
final class Provision {

    private static final Set<Kind> GIVEN = EnumSet.of(Kind.EXTENSION, Kind.DEFAULT_PRIVILEGES);

    private static final String PUBLIC = "public";

    private final CatalogScope scope;

    Provision(CatalogScope scope) {
        this.scope = scope;
    }

    /** The catalog without those objects that are, for who has no other catalog to tell an administrator's part from the migrations'. */
    Catalog leftOut(Catalog catalog) {
        return catalog.without(this::isLeftOut);
    }

    /** True of a part of it that is an object of its own. */
    boolean isLeftOut(Part part) {
        return GIVEN.contains(part.id().kind()) || isNote(part);
    }

    /** The object without what of it is an administrator's. */
    SchemaObject withoutRightsOnHome(SchemaObject object) {
        return isHome(object.id()) ? object.withRights(null, new TreeSet<>()) : object;
    }

    /** True of a schema that itself makes what an administrator may give; rights on the homes do not count. */
    boolean isPartOf(Catalog catalog) {
        return catalog.objects().values().stream().anyMatch(this::isLeftOut);
    }

    /** What differs although all of it is as an administrator may have it. */
    DriftSummary drift(Catalog expected, Catalog actual) {
        DefaultPrivileges given = DefaultPrivileges.onlyIn(actual, expected);
        Catalog found =
                withoutRightsOnHomes(actual).with(object -> given.takenFrom(object, expected.find(object.id())));
        return new DriftSummary(DriftSummary.between(withoutRightsOnHomes(expected), found).differences().stream()
                .filter(difference -> !isGiven(difference, expected, actual))
                .toList());
    }

    private boolean isGiven(Difference difference, Catalog expected, Catalog actual) {
        if (!(difference instanceof Difference.Added added)) {
            // The managed namespace is made with the changelog, before the first migration.
            return difference instanceof Difference.Removed removed && isHome(removed.object());
        }
        SchemaObject object = actual.find(added.object());
        return GIVEN.contains(added.object().kind())
                || (object != null && (isNote(object) || isElsewhere(object, expected)));
    }

    /**
     * True beside a service that has a namespace of its own, for what is neither there nor in a namespace that its migrations
     * make, nor part of anything that they make. In the default namespace the whole database is the service's.
     */
    private boolean isElsewhere(SchemaObject object, Catalog expected) {
        String home = scope.managedNamespace();
        if (home.equals(PUBLIC) || (object.parent() != null && expected.find(object.parent()) != null)) {
            return false;
        }
        boolean namespace = object.id().kind() == Kind.NAMESPACE;
        String name = namespace
                ? object.id().name()
                : QuotedName.namespaceOf(object.id().name());
        boolean made = !name.equals(PUBLIC) && expected.find(new ObjectId(Kind.NAMESPACE, name)) != null;
        return !QuotedName.plain(name).equals(home) && !made;
    }

    private Catalog withoutRightsOnHomes(Catalog catalog) {
        return catalog.with(this::withoutRightsOnHome);
    }

    private boolean isNote(Part part) {
        ObjectId parent = part.parent();
        return parent != null && isHome(parent);
    }

    private boolean isHome(ObjectId id) {
        String name = QuotedName.plain(id.name());
        return id.kind() == Kind.NAMESPACE && (name.equals(PUBLIC) || name.equals(scope.managedNamespace()));
    }
}
