package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who owns the objects of a catalog and what others may do with them. */
final class Rights {

    private static final Set<Kind> PUBLIC_USAGE =
            Set.of(Kind.ENUM, Kind.DOMAIN, Kind.COMPOSITE, Kind.RANGE, Kind.BASE_TYPE, Kind.LANGUAGE);
    private static final Set<Kind> PUBLIC_EXECUTE = Set.of(Kind.FUNCTION, Kind.PROCEDURE, Kind.AGGREGATE);

    private final Set<String> defaultOwners = new HashSet<>();
    private final List<Grants> grants = new ArrayList<>();
    private final Map<ObjectId, SortedSet<String>> privileges = new HashMap<>();

    /** Privileges on an object or on a column. */
    private record Grants(Address address, @Nullable String column, Collection<@Nullable String> entries) {}

    void defaultOwner(String role) {
        defaultOwners.add(role);
    }

    void grant(Address address, @Nullable String column, Collection<@Nullable String> entries) {
        grants.add(new Grants(address, column, entries));
    }

    /** To be called when all objects are registered. */
    void settle(Addresses addresses) {
        grants.forEach(granted -> settle(granted, addresses));
    }

    private void settle(Grants granted, Addresses addresses) {
        ObjectId exact = addresses.exact(granted.address());
        if (exact != null) {
            granted.entries().forEach(entry -> CatalogAssembly.addTo(privileges, exact, String.valueOf(entry)));
            privileges.computeIfAbsent(exact, id -> new TreeSet<>());
            return;
        }
        String column = granted.column();
        ObjectId view =
                column == null ? null : addresses.exact(granted.address().whole());
        if (view != null) {
            granted.entries()
                    .forEach(entry -> CatalogAssembly.addTo(
                            privileges, view, ofColumn(String.valueOf(entry), String.valueOf(column))));
        }
    }

    /** Null for a role that owns by default. */
    @Nullable
    String owner(@Nullable String role) {
        return role == null || defaultOwners.contains(role) ? null : role;
    }

    SortedSet<String> of(ObjectId id) {
        SortedSet<String> granted = privileges.get(id);
        return granted == null ? ofNew(id.kind()) : granted;
    }

    /** What PostgreSQL lets PUBLIC do with a new object of this kind: the manual's chapter Privileges. */
    private static SortedSet<String> ofNew(Kind kind) {
        if (PUBLIC_EXECUTE.contains(kind)) {
            return new TreeSet<>(Set.of("PUBLIC=EXECUTE"));
        }
        return PUBLIC_USAGE.contains(kind) ? new TreeSet<>(Set.of("PUBLIC=USAGE")) : Collections.emptySortedSet();
    }

    private static String ofColumn(String entry, String column) {
        boolean grantable = entry.endsWith("*");
        String bare = grantable ? entry.substring(0, entry.length() - 1) : entry;
        return bare + "(" + column + ")" + (grantable ? "*" : "");
    }
}
