package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of the catalog queries into values; the columns' order is the contract with the {@code .sql} files. One reads
 * one catalog: equal texts, of which there are many, become the same string.
 */
final class RowReader {

    /** Their text is the user's own, not an expression printed by PostgreSQL. */
    private static final Set<Kind> ROUTINES = EnumSet.of(Kind.FUNCTION, Kind.PROCEDURE);

    private final Map<String, String> texts = new HashMap<>();

    CatalogRow object(ResultSet row) throws SQLException {
        String parentKind = row.getString(6);
        Kind kind = Kind.valueOf(row.getString(4));
        SortedMap<String, String> properties = properties(texts(row, 9));
        if (!ROUTINES.contains(kind)) {
            properties.replaceAll((name, value) -> shared(ArrayCasts.settled(value)));
        }
        return new CatalogRow(
                row.getObject(2) == null ? null : address(row, 1),
                new ObjectId(kind, shared(row.getString(5))),
                parentKind == null ? null : new ObjectId(Kind.valueOf(parentKind), shared(row.getString(7))),
                row.getString(8),
                properties,
                ids(texts(row, 10)));
    }

    static Address address(ResultSet row, int column) throws SQLException {
        return new Address(row.getLong(column), row.getLong(column + 1), row.getInt(column + 2));
    }

    static Dependency dependency(ResultSet row) throws SQLException {
        return new Dependency(address(row, 1), address(row, 4), row.getString(7).charAt(0));
    }

    static List<@Nullable String> texts(ResultSet row, int column) throws SQLException {
        String array = row.getString(column);
        return array == null ? List.of() : TextArray.parse(array);
    }

    private SortedMap<String, String> properties(List<@Nullable String> pairs) {
        SortedMap<String, String> properties = new TreeMap<>();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            String name = pairs.get(i);
            String value = pairs.get(i + 1);
            if (name != null && value != null) {
                properties.put(shared(name), shared(value));
            }
        }
        return properties;
    }

    private Set<ObjectId> ids(List<@Nullable String> pairs) {
        if (pairs.isEmpty()) {
            return Set.of();
        }
        Set<ObjectId> ids = new HashSet<>();
        properties(pairs).forEach((kind, name) -> ids.add(new ObjectId(Kind.valueOf(kind), name)));
        return ids;
    }

    private String shared(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
