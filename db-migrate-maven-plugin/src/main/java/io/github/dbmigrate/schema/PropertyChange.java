package io.github.dbmigrate.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One property with its two values.
 *
 * @param name a key of {@link Properties}, or {@code owner}, or {@code privileges}
 * @param from null when it was unset
 * @param to null when it became unset
 */
public record PropertyChange(
        String name, @Nullable String from, @Nullable String to) {

    /** What differs between two objects of one identity, in the order of the names; empty when they are the same. */
    public static List<PropertyChange> between(SchemaObject from, SchemaObject to) {
        if (from.isCopyOf(to)) {
            return List.of();
        }
        SortedMap<String, String> old = from.compared();
        SortedMap<String, String> now = to.compared();
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<PropertyChange> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                changes.add(new PropertyChange(name, old.get(name), now.get(name)));
            }
        }
        return changes;
    }
}
