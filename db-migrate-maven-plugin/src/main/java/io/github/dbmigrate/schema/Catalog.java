package io.github.dbmigrate.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All objects of one database's schema at one moment, by identity; immutable. */
public final class Catalog {

    private final SortedMap<ObjectId, SchemaObject> objects;
    private final Map<ObjectId, SchemaObject> byId;
    private final SortedMap<ObjectId, SchemaObject> whole;
    private final Set<String> leftOut;
    private volatile @Nullable Map<Kind, List<SchemaObject>> byKind;

    private Catalog(
            SortedMap<ObjectId, SchemaObject> objects, SortedMap<ObjectId, SchemaObject> whole, Set<String> leftOut) {
        this.objects = Collections.unmodifiableSortedMap(objects);
        this.byId = new HashMap<>(objects);
        this.whole = Collections.unmodifiableSortedMap(whole);
        this.leftOut = Set.copyOf(leftOut);
    }

    public static Catalog of(Collection<SchemaObject> objects) {
        SortedMap<ObjectId, SchemaObject> byId = new TreeMap<>();
        objects.forEach(object -> byId.put(object.id(), object));
        return new Catalog(byId, byId, Set.of());
    }

    public SortedMap<ObjectId, SchemaObject> objects() {
        return objects;
    }

    /** Those of one kind, in the order of their names; told apart when somebody first asks. */
    public List<SchemaObject> ofKind(Kind kind) {
        Map<Kind, List<SchemaObject>> known = byKind;
        if (known == null) {
            known = new EnumMap<>(Kind.class);
            for (SchemaObject object : objects.values()) {
                known.computeIfAbsent(object.id().kind(), any -> new ArrayList<>())
                        .add(object);
            }
            byKind = known;
        }
        return Collections.unmodifiableList(known.getOrDefault(kind, List.of()));
    }

    public @Nullable SchemaObject find(ObjectId id) {
        return byId.get(id);
    }

    /** What was read before namespaces were left out: for who drops things, and must see what others build on them. */
    public Catalog whole() {
        return new Catalog(whole, whole, Set.of());
    }

    /** The namespaces that were left out, quoted where PostgreSQL needs it. */
    public Set<String> leftOut() {
        return leftOut;
    }

    /**
     * The same without some namespaces and all that is in them.
     *
     * @param namespaces their names, quoted where PostgreSQL needs it
     */
    public Catalog withoutNamespaces(Set<String> namespaces) {
        if (namespaces.isEmpty()) {
            return this;
        }
        Set<String> without = new HashSet<>(leftOut);
        without.addAll(namespaces);
        return new Catalog(without(object -> isIn(object, namespaces)).objects, whole, without);
    }

    /** The same without some objects and their parts. */
    Catalog without(Predicate<SchemaObject> unwanted) {
        SortedMap<ObjectId, SchemaObject> kept = new TreeMap<>(objects);
        kept.values().removeIf(unwanted);
        while (kept.values().removeIf(object -> object.parent() != null && !kept.containsKey(object.parent()))) {
            // A part that lost what it was part of may itself have parts.
        }
        return new Catalog(kept, whole, leftOut);
    }

    /** The same with each object told otherwise; none may change its identity. */
    Catalog with(UnaryOperator<SchemaObject> telling) {
        SortedMap<ObjectId, SchemaObject> told = new TreeMap<>(objects);
        told.replaceAll((id, object) -> telling.apply(object));
        return new Catalog(told, whole, leftOut);
    }

    static boolean isIn(Part part, Set<String> namespaces) {
        if (namespaces.isEmpty()) {
            return false;
        }
        String name = part.id().name();
        String namespace = switch (part.id().kind()) {
            case NAMESPACE -> name;
            // An extension may be in a namespace, and is the whole database's.
            case EXTENSION -> "";
            case DEFAULT_PRIVILEGES -> Objects.requireNonNullElse(part.property(Properties.NAMESPACE), "");
            default -> QuotedName.namespaceOf(name);
        };
        return namespaces.contains(namespace);
    }
}
