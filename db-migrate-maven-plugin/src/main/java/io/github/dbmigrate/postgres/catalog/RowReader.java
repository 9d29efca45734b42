package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of the catalog queries into values; the columns' order is the contract with the {@code .sql} files. One reads
 * one catalog: equal texts, of which there are many, become the same string.
 */
final class RowReader {

    /** Their text is the user's own, not an expression printed by PostgreSQL. */
    private static final Set<Kind> ROUTINES = EnumSet.of(Kind.FUNCTION, Kind.PROCEDURE);

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z]*");

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> following = new HashMap<>();
    private String lastName = "";

    CatalogRow object(ResultSet row) throws SQLException {
        String parentKind = row.getString(6);
        Kind kind = Kind.valueOf(row.getString(4));
        return new CatalogRow(
                row.getObject(2) == null ? null : address(row, 1),
                new ObjectId(kind, shared(row.getString(5))),
                parentKind == null ? null : new ObjectId(Kind.valueOf(parentKind), shared(row.getString(7))),
                row.getString(8),
                properties(kind, row),
                ids(row));
    }

    static Address address(ResultSet row, int column) throws SQLException {
        return new Address(row.getLong(column), row.getLong(column + 1), row.getInt(column + 2));
    }

    static Dependency dependency(ResultSet row) throws SQLException {
        return new Dependency(address(row, 1), address(row, 4), row.getString(7).charAt(0));
    }

    static List<@Nullable String> texts(ResultSet row, int column) throws SQLException {
        byte[] array = row.getBytes(column);
        return array == null ? List.of() : TextArray.parse(array);
    }

    private PropertyPairs properties(Kind kind, ResultSet row) throws SQLException {
        List<String> pairs = pairs(row, 9);
        if (!ROUTINES.contains(kind)) {
            for (int value = 1; value < pairs.size(); value += 2) {
                pairs.set(value, shared(ArrayCasts.settled(pairs.get(value))));
            }
        }
        return pairs.isEmpty() ? PropertyPairs.NONE : new PropertyPairs(pairs);
    }

    private Set<ObjectId> ids(ResultSet row) throws SQLException {
        List<String> pairs = pairs(row, 10);
        if (pairs.isEmpty()) {
            return Set.of();
        }
        Set<ObjectId> ids = new HashSet<>();
        for (int at = 0; at < pairs.size(); at += 2) {
            ids.add(new ObjectId(Kind.valueOf(pairs.get(at)), pairs.get(at + 1)));
        }
        return ids;
    }

    /** Names and values in turn, without the names that have none. */
    private List<String> pairs(ResultSet row, int column) throws SQLException {
        byte[] array = row.getBytes(column);
        List<String> pairs = new ArrayList<>();
        if (array == null) {
            return pairs;
        }
        TextArray elements = new TextArray(array);
        while (elements.hasNext()) {
            String name = name(elements);
            String value = elements.hasNext() ? elements.next() : null;
            if (name != null && value != null) {
                pairs.add(name);
                pairs.add(shared(value));
            }
        }
        return pairs;
    }

    // A query's rows name the same properties in the same order, so each name is most often the one behind the last.
    private @Nullable String name(TextArray elements) {
        String expected = following.get(lastName);
        if (expected != null && elements.skip(expected)) {
            lastName = expected;
            return expected;
        }
        String name = elements.next();
        if (name == null || !NAME.matcher(name).matches()) {
            return name;
        }
        following.put(lastName, shared(name));
        lastName = shared(name);
        return name;
    }

    private String shared(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
