package io.github.dbmigrate.command;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.QuotedName;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Drops what is in a database, object by object. In the default namespace the whole database is the service's; with a
 * namespace of its own, only that one and what its migrations make. Extensions go only where the migrations bring them
 * back and nobody else builds on them; the managed namespace and {@code public} stay.
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

    // What others may have filled or built on without a trace among our objects: a cascade from these would reach them.
    private static final Set<Kind> LAST_AND_ONLY_EMPTY = EnumSet.of(Kind.EXTENSION, Kind.NAMESPACE);

    private final TargetDatabase target;
    private final Catalog rebuilt;
    private final Catalog found;
    private final Set<ObjectId> going = new LinkedHashSet<>();

    Clearing(TargetDatabase target, Catalog rebuilt) {
        this.target = target;
        this.rebuilt = rebuilt;
        this.found = target.session().readCatalog(target.scope());
        found.objects().values().stream()
                .filter(this::goes)
                .map(SchemaObject::id)
                .forEach(going::add);
    }

    /** What stays and could not stay as it is, each with what it needs: the cascade would reach it. */
    List<String> dependants() {
        List<String> dependants = new ArrayList<>();
        for (SchemaObject object : found.whole().objects().values()) {
            // Default privileges are for what comes, not for what is there.
            if (!isGone(object) && object.id().kind() != Kind.DEFAULT_PRIVILEGES) {
                object.dependsOn().stream()
                        .filter(this::goesWithAll)
                        .limit(1)
                        .forEach(needed -> dependants.add(object.id() + " needs " + needed));
            }
        }
        return dependants;
    }

    private boolean goesWithAll(ObjectId id) {
        SchemaObject object = found.find(id);
        return object != null && isGone(object) && !LAST_AND_ONLY_EMPTY.contains(id.kind());
    }

    private boolean isGone(SchemaObject object) {
        SchemaObject parent = object.parent() == null ? null : found.find(object.parent());
        return going.contains(object.id()) || (parent != null && isGone(parent));
    }

    /** Drops it all, the changelog and the journal too; returns what could not be dropped, with PostgreSQL's reason. */
    List<String> run() {
        Database session = target.session();
        SortedMap<ObjectId, String> kept = new TreeMap<>();
        for (ObjectId id : going) {
            if (!LAST_AND_ONLY_EMPTY.contains(id.kind())) {
                tryDrop(session, id, " CASCADE", kept);
            }
        }
        CatalogScope scope = target.scope();
        drop(session, scope.changelog());
        drop(session, scope.journal());
        dropEmpty(session, Kind.EXTENSION, kept);
        dropEmpty(session, Kind.NAMESPACE, kept);
        return kept.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    /** One may be in the way of another, so as long as one goes the others are tried again. */
    private void dropEmpty(Database session, Kind kind, SortedMap<ObjectId, String> kept) {
        List<ObjectId> left =
                new ArrayList<>(going.stream().filter(id -> id.kind() == kind).toList());
        while (left.removeIf(id -> tryDrop(session, id, " RESTRICT", kept))) {
            // The next round.
        }
    }

    private static boolean tryDrop(Database session, ObjectId id, String behaviour, SortedMap<ObjectId, String> kept) {
        SqlFailure failure = session.tryExecute(dropStatement(id) + behaviour);
        if (failure == null) {
            kept.remove(id);
            return true;
        }
        kept.put(id, failure.message());
        return false;
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
            case NAMESPACE -> !isHome(id.name()) && isOurs(id.name(), id) && !holdsWhatStays(id);
            default -> isOurs(QuotedName.namespaceOf(id.name()), id);
        };
    }

    /** An administrator's extension often has a namespace of its own. */
    private boolean holdsWhatStays(ObjectId namespace) {
        return found.objects().values().stream()
                .anyMatch(object -> object.id().kind() == Kind.EXTENSION
                        && object.dependsOn().contains(namespace)
                        && !goes(object));
    }

    private boolean isHome(String namespace) {
        String plain = QuotedName.plain(namespace);
        return plain.equals("public") || plain.equals(target.scope().managedNamespace());
    }

    private boolean isOurs(String namespace, ObjectId id) {
        String home = target.scope().managedNamespace();
        return home.equals("public")
                || QuotedName.plain(namespace).equals(home)
                || rebuilt.find(id) != null
                || (rebuilt.find(new ObjectId(Kind.NAMESPACE, namespace)) != null && !namespace.equals("public"));
    }

    /** {@code IF EXISTS}, because a cascade may have been quicker. */
    private static String dropStatement(ObjectId id) {
        String kind = switch (id.kind()) {
            case NAMESPACE -> "SCHEMA";
            case ENUM, COMPOSITE, RANGE, BASE_TYPE -> "TYPE";
            case FOREIGN_SERVER -> "SERVER";
            default -> id.kind().label().toUpperCase(java.util.Locale.ROOT);
        };
        return "DROP " + kind + " IF EXISTS " + id.name();
    }
}
