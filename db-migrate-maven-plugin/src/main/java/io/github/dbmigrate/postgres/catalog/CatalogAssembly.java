package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Part;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the rows of all queries together: leaves out what is not ours, and turns addresses into identities. */
final class CatalogAssembly {

    private final Addresses addresses = new Addresses();
    private final Rights rights = new Rights();
    private final Map<ObjectId, CatalogRow> rows = new LinkedHashMap<>();
    private final Map<ObjectId, SortedSet<ObjectId>> dependsOn = new HashMap<>();
    private final Map<ObjectId, SortedSet<String>> extensions = new HashMap<>();
    private final List<Annotation> annotations = new ArrayList<>();

    /** A comment or a security label. */
    private record Annotation(
            Kind kind,
            Address address,
            String text,
            @Nullable String detail) {}

    void defaultOwner(String role) {
        rights.defaultOwner(role);
    }

    void managed(Address table) {
        addresses.leaveOut(table);
    }

    void object(CatalogRow row) {
        CatalogRow named = row.id().kind() == Kind.DEFAULT_PRIVILEGES ? withRole(row) : row;
        rows.put(named.id(), named);
        if (named.address() != null) {
            addresses.register(named.address(), named.id());
        }
    }

    void privileges(Address address, @Nullable String column, Collection<@Nullable String> entries) {
        rights.grant(address, column, entries);
    }

    void comment(Address address, String text, @Nullable String target) {
        annotations.add(new Annotation(Kind.COMMENT, address, text, target));
    }

    void label(Address address, String text, String provider) {
        annotations.add(new Annotation(Kind.SECURITY_LABEL, address, text, provider));
    }

    void dependency(Dependency dependency) {
        addresses.dependency(dependency);
    }

    Catalog catalog() {
        settle(row -> false);
        addresses.dependencies().forEach(this::order);
        List<SchemaObject> objects = new ArrayList<>();
        rows.values().forEach(row -> objects.add(made(row, needs(row))));
        objects.addAll(annotations().values());
        return Catalog.of(objects);
    }

    /**
     * Hands the objects over in the order of their identities, each without what it depends on, and holds none of them.
     *
     * @param leftOut what is not wanted; what is part of that is left out too
     */
    void each(Predicate<Part> leftOut, Consumer<SchemaObject> objects) {
        settle(leftOut);
        List<ObjectId> ids = new ArrayList<>(rows.keySet());
        Collections.sort(ids);
        Deque<SchemaObject> annotated = new ArrayDeque<>(annotations().values());
        for (ObjectId id : ids) {
            while (!annotated.isEmpty() && annotated.getFirst().id().compareTo(id) < 0) {
                handOver(annotated.removeFirst(), leftOut, objects);
            }
            objects.accept(made(Objects.requireNonNull(rows.get(id)), Collections.emptySortedSet()));
        }
        annotated.forEach(annotation -> handOver(annotation, leftOut, objects));
    }

    private static void handOver(SchemaObject annotation, Predicate<Part> leftOut, Consumer<SchemaObject> objects) {
        if (!leftOut.test(annotation)) {
            objects.accept(annotation);
        }
    }

    /** Leaves out what is not ours, and finds what belongs to each of the rest. */
    private void settle(Predicate<Part> leftOut) {
        rights.settle(addresses);
        addresses.settle();
        rows.values().removeIf(row -> (row.address() != null && addresses.leftOut(row.address())) || leftOut.test(row));
        while (rows.values().removeIf(row -> row.parent() != null && !rows.containsKey(row.parent()))) {
            // A child that lost its parent may itself have children.
        }
        addresses.dependencies().forEach(this::tie);
    }

    /** An object that goes with an extension. */
    private void tie(Dependency dependency) {
        ObjectId from = dependency.type() == 'x' ? addresses.resolve(dependency.dependent()) : null;
        ObjectId to = from == null ? null : addresses.resolve(dependency.referenced());
        if (from != null && to != null && !from.equals(to) && !addresses.isMember(dependency.dependent())) {
            addTo(extensions, from, to.name());
        }
    }

    private void order(Dependency dependency) {
        ObjectId from = addresses.resolve(dependency.dependent());
        ObjectId to = addresses.resolve(dependency.referenced());
        if (from == null || to == null || from.equals(to) || addresses.isMember(dependency.dependent())) {
            return;
        }
        boolean attached = dependency.type() == 'P' && from.kind() == Kind.CONSTRAINT && to.kind() == Kind.INDEX;
        if (attached) {
            return; // The constraint comes first and is then found by the partitioned table's index.
        }
        // A sequence survives its column's move to another sequence: its ownership is an object of its own.
        boolean ownership = from.kind() == Kind.SEQUENCE && to.kind() == Kind.COLUMN;
        if (!ownership && rows.containsKey(to)) {
            addTo(dependsOn, from, to);
        }
    }

    private SortedSet<ObjectId> needs(CatalogRow row) {
        TreeSet<ObjectId> needs = new TreeSet<>(dependsOn.getOrDefault(row.id(), Collections.emptySortedSet()));
        row.requires().stream().filter(rows::containsKey).forEach(needs::add);
        if (row.parent() != null) {
            needs.add(row.parent());
        }
        return needs;
    }

    private SchemaObject made(CatalogRow row, SortedSet<ObjectId> needs) {
        ObjectId id = row.id();
        SortedMap<String, String> properties = row.properties().map();
        if (extensions.containsKey(id)) {
            properties.put(Properties.DEPENDS_ON_EXTENSION, String.join(", ", extensions.get(id)));
        }
        return new SchemaObject(id, row.parent(), properties, rights.owner(row.owner()), rights.of(id), needs);
    }

    private SortedMap<ObjectId, SchemaObject> annotations() {
        SortedMap<ObjectId, SchemaObject> objects = new TreeMap<>();
        for (Annotation annotation : annotations) {
            ObjectId parent = addresses.resolve(annotation.address());
            if (parent != null && rows.containsKey(parent) && !addresses.isMember(annotation.address())) {
                SchemaObject object = made(annotation, parent);
                objects.put(object.id(), object);
            }
        }
        return objects;
    }

    private SchemaObject made(Annotation annotation, ObjectId parent) {
        TreeMap<String, String> properties = new TreeMap<>();
        properties.put(Properties.TEXT, annotation.text());
        String name = parent.toString();
        if (annotation.kind() == Kind.SECURITY_LABEL) {
            String provider = String.valueOf(annotation.detail());
            properties.put(Properties.PROVIDER, provider);
            name = name + " by " + provider;
        } else if (annotation.detail() != null && addresses.exact(annotation.address()) == null) {
            properties.put(Properties.TARGET, annotation.detail());
            int words = annotation.detail().indexOf(' ');
            name = annotation.detail().substring(0, words).toLowerCase(Locale.ROOT)
                    + annotation.detail().substring(words);
        }
        TreeSet<ObjectId> needs = new TreeSet<>(Set.of(parent));
        return new SchemaObject(
                new ObjectId(annotation.kind(), name), parent, properties, null, new TreeSet<>(), needs);
    }

    private CatalogRow withRole(CatalogRow row) {
        String role = rights.owner(row.owner());
        SortedMap<String, String> properties = row.properties().map();
        String name = row.id().name();
        if (role != null) {
            properties.put(Properties.ROLE, role);
            name = name + " FOR ROLE " + role;
        }
        return new CatalogRow(
                row.address(),
                new ObjectId(Kind.DEFAULT_PRIVILEGES, name),
                null,
                null,
                PropertyPairs.of(properties),
                row.requires());
    }

    static <T> void addTo(Map<ObjectId, SortedSet<T>> map, ObjectId id, T value) {
        map.computeIfAbsent(id, key -> new TreeSet<>()).add(value);
    }
}
