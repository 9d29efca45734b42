package io.github.dbmigrate.postgres.catalog;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Properties as a query returned them, in as little memory as they need until all of a catalog is there.
 *
 * @param pairs each name followed by its value; what PostgreSQL leaves unset is absent
 */
record PropertyPairs(List<String> pairs) {

    static final PropertyPairs NONE = new PropertyPairs(List.of());

    PropertyPairs {
        pairs = List.copyOf(pairs);
    }

    @Nullable
    String find(String name) {
        for (int at = 0; at < pairs.size(); at += 2) {
            if (pairs.get(at).equals(name)) {
                return pairs.get(at + 1);
            }
        }
        return null;
    }

    /** As a map of its own, which may be changed. */
    SortedMap<String, String> map() {
        SortedMap<String, String> map = new TreeMap<>();
        for (int at = 0; at < pairs.size(); at += 2) {
            map.put(pairs.get(at), pairs.get(at + 1));
        }
        return map;
    }

    static PropertyPairs of(Map<String, String> properties) {
        String[] pairs = new String[properties.size() * 2];
        int at = 0;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            pairs[at++] = property.getKey();
            pairs[at++] = property.getValue();
        }
        return new PropertyPairs(List.of(pairs));
    }
}
