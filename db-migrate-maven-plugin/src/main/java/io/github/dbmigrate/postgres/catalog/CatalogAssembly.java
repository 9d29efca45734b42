package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts the rows of all queries together: leaves out what is not ours, and turns addresses into identities. */
final class CatalogAssembly {

    private static final Set<Kind> PUBLIC_USAGE =
            Set.of(Kind.ENUM, Kind.DOMAIN, Kind.COMPOSITE, Kind.RANGE, Kind.BASE_TYPE, Kind.LANGUAGE);
    private static final Set<Kind> PUBLIC_EXECUTE = Set.of(Kind.FUNCTION, Kind.PROCEDURE, Kind.AGGREGATE);

    private final Set<String> defaultOwners = new HashSet<>();
    private final Addresses addresses = new Addresses();
    private final Map<ObjectId, CatalogRow> rows = new LinkedHashMap<>();
    private final Map<ObjectId, SortedSet<String>> privileges = new HashMap<>();
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
        defaultOwners.add(role);
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
        ObjectId exact = addresses.exact(address);
        if (exact != null) {
            entries.forEach(entry -> addTo(privileges, exact, String.valueOf(entry)));
            privileges.computeIfAbsent(exact, id -> new TreeSet<>());
            return;
        }
        ObjectId view = column == null ? null : addresses.exact(address.whole());
        if (view != null) {
            entries.forEach(entry -> addTo(privileges, view, ofColumn(String.valueOf(entry), String.valueOf(column))));
        }
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
        addresses.settle();
        rows.values().removeIf(row -> row.address() != null && addresses.leftOut(row.address()));
        while (rows.values().removeIf(row -> row.parent() != null && !rows.containsKey(row.parent()))) {
            // A child that lost its parent may itself have children.
        }
        addresses.dependencies().forEach(this::link);
        List<SchemaObject> objects = new ArrayList<>();
        rows.values()
                .forEach(row ->
                        objects.add(object(row, defaultPrivileges(row.id().kind()))));
        annotations.forEach(annotation -> annotate(annotation, objects));
        return Catalog.of(objects);
    }

    private void link(Dependency dependency) {
        ObjectId from = addresses.resolve(dependency.dependent());
        ObjectId to = addresses.resolve(dependency.referenced());
        if (from == null || to == null || from.equals(to) || addresses.isMember(dependency.dependent())) {
            return;
        }
        if (dependency.type() == 'x') {
            addTo(extensions, from, to.name());
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

    private SchemaObject object(CatalogRow row, SortedSet<String> standard) {
        ObjectId id = row.id();
        SortedMap<String, String> properties = row.properties();
        if (extensions.containsKey(id)) {
            properties = new TreeMap<>(properties);
            properties.put(Properties.DEPENDS_ON_EXTENSION, String.join(", ", extensions.get(id)));
        }
        TreeSet<ObjectId> needs = new TreeSet<>(dependsOn.getOrDefault(id, Collections.emptySortedSet()));
        row.requires().stream().filter(rows::containsKey).forEach(needs::add);
        if (row.parent() != null) {
            needs.add(row.parent());
        }
        return new SchemaObject(
                id, row.parent(), properties, owner(row.owner()), privileges.getOrDefault(id, standard), needs);
    }

    private void annotate(Annotation annotation, List<SchemaObject> objects) {
        ObjectId parent = addresses.resolve(annotation.address());
        if (parent == null || !rows.containsKey(parent) || addresses.isMember(annotation.address())) {
            return;
        }
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
        objects.add(new SchemaObject(
                new ObjectId(annotation.kind(), name), parent, properties, null, new TreeSet<>(), needs));
    }

    private CatalogRow withRole(CatalogRow row) {
        String role = owner(row.owner());
        TreeMap<String, String> properties = new TreeMap<>(row.properties());
        String name = row.id().name();
        if (role != null) {
            properties.put(Properties.ROLE, role);
            name = name + " FOR ROLE " + role;
        }
        return new CatalogRow(
                row.address(), new ObjectId(Kind.DEFAULT_PRIVILEGES, name), null, null, properties, row.requires());
    }

    private @Nullable String owner(@Nullable String role) {
        return role == null || defaultOwners.contains(role) ? null : role;
    }

    /** What PostgreSQL lets PUBLIC do with a new object of this kind: the manual's chapter Privileges. */
    private static SortedSet<String> defaultPrivileges(Kind kind) {
        if (PUBLIC_EXECUTE.contains(kind)) {
            return new TreeSet<>(Set.of("PUBLIC=EXECUTE"));
        }
        return PUBLIC_USAGE.contains(kind) ? new TreeSet<>(Set.of("PUBLIC=USAGE")) : new TreeSet<>();
    }

    private static String ofColumn(String entry, String column) {
        boolean grantable = entry.endsWith("*");
        String bare = grantable ? entry.substring(0, entry.length() - 1) : entry;
        return bare + "(" + column + ")" + (grantable ? "*" : "");
    }

    private static <T> void addTo(Map<ObjectId, SortedSet<T>> map, ObjectId id, T value) {
        map.computeIfAbsent(id, key -> new TreeSet<>()).add(value);
    }
}
