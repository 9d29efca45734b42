package io.github.dbmigrate.command;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Drops what is in a database, object by object. In the default namespace the whole database is the service's; with a
 * namespace of its own, only that one and what its migrations make. Extensions go only where the migrations bring them
 * back, the managed namespace and {@code public} stay.
 */
final class Clearing {

    // Parts of other objects, and what belongs to the database rather than to its objects.
    private static final Set<Kind> NOT_DROPPED_ALONE = EnumSet.of(
            Kind.COLUMN,
            Kind.DEFAULT,
            Kind.SEQUENCE_OWNERSHIP,
            Kind.CONSTRAINT,
            Kind.INDEX,
            Kind.TRIGGER,
            Kind.RULE,
            Kind.POLICY,
            Kind.USER_MAPPING,
            Kind.PUBLICATION_MEMBER,
            Kind.SUBSCRIPTION,
            Kind.DEFAULT_PRIVILEGES,
            Kind.COMMENT,
            Kind.SECURITY_LABEL);

    private final TargetDatabase target;
    private final Catalog rebuilt;

    Clearing(TargetDatabase target, Catalog rebuilt) {
        this.target = target;
        this.rebuilt = rebuilt;
    }

    /** Drops it all, the changelog and the journal too; returns what could not be dropped, with PostgreSQL's reason. */
    List<String> run() {
        Database session = target.session();
        List<String> kept = new ArrayList<>();
        for (SchemaObject object : session.readCatalog(target.scope()).objects().values()) {
            if (goes(object)) {
                SqlFailure failure = session.tryExecute(dropStatement(object.id()));
                if (failure != null) {
                    kept.add(object.id() + ": " + failure.message());
                }
            }
        }
        CatalogScope scope = target.scope();
        drop(session, scope.changelog());
        drop(session, scope.journal());
        return kept;
    }

    private void drop(Database session, String table) {
        session.execute("DROP TABLE IF EXISTS " + Sessions.quoted(target.scope().managedNamespace()) + "."
                + Sessions.quoted(table) + " CASCADE");
    }

    private boolean goes(SchemaObject object) {
        ObjectId id = object.id();
        if (NOT_DROPPED_ALONE.contains(id.kind())) {
            return false;
        }
        return switch (id.kind()) {
            case EXTENSION -> rebuilt.find(id) != null;
            case NAMESPACE -> !isHome(id.name()) && isOurs(id.name(), id);
            default -> isOurs(namespaceOf(id.name()), id);
        };
    }

    private boolean isHome(String namespace) {
        return namespace.equals("public") || namespace.equals(home());
    }

    private boolean isOurs(String namespace, ObjectId id) {
        return target.scope().managedNamespace().equals("public")
                || namespace.equals(home())
                || rebuilt.find(id) != null
                || (rebuilt.find(new ObjectId(Kind.NAMESPACE, namespace)) != null && !namespace.equals("public"));
    }

    // As PostgreSQL's quote_ident writes a plain name; any other is in quotes.
    private String home() {
        String name = target.scope().managedNamespace();
        return name.matches("[a-z_][a-z0-9_$]*") ? name : Sessions.quoted(name);
    }

    private static String namespaceOf(String name) {
        int end = name.startsWith("\"") ? name.indexOf('"', 1) + 1 : name.indexOf('.');
        return end <= 0 ? "" : name.substring(0, end);
    }

    /** {@code IF EXISTS}, because a cascade may have been quicker. */
    static String dropStatement(ObjectId id) {
        String kind = switch (id.kind()) {
            case NAMESPACE -> "SCHEMA";
            case ENUM, COMPOSITE, RANGE, BASE_TYPE -> "TYPE";
            case FOREIGN_SERVER -> "SERVER";
            default -> id.kind().label().toUpperCase(java.util.Locale.ROOT);
        };
        return "DROP " + kind + " IF EXISTS " + id.name() + " CASCADE";
    }
}
