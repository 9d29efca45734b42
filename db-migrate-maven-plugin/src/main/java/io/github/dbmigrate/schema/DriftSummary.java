package io.github.dbmigrate.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a database differs from what its history says, object by object.
 *
 * @param differences in the order of the objects; what belongs to an added or removed object is not told again
 */
public record DriftSummary(List<Difference> differences) {

    public DriftSummary {
        differences = List.copyOf(differences);
    }

    /** What one of them leaves out because it is another service's is not compared. */
    public static DriftSummary between(Catalog expected, Catalog actual) {
        // One catalog on both sides; an equals of two that were read apart would cost what comparing them does.
        if (expected == actual) {
            return new DriftSummary(List.of());
        }
        return compare(expected.withoutNamespaces(actual.leftOut()), actual.withoutNamespaces(expected.leftOut()));
    }

    private static DriftSummary compare(Catalog expected, Catalog actual) {
        SortedMap<ObjectId, Difference> differences = new TreeMap<>();
        for (SchemaObject old : expected.objects().values()) {
            add(difference(expected, actual, old, actual.find(old.id())), differences);
        }
        for (SchemaObject now : actual.objects().values()) {
            if (expected.find(now.id()) == null) {
                add(difference(expected, actual, null, now), differences);
            }
        }
        return new DriftSummary(List.copyOf(differences.values()));
    }

    private static void add(@Nullable Difference difference, SortedMap<ObjectId, Difference> differences) {
        if (difference != null) {
            differences.put(difference.object(), difference);
        }
    }

    /**
     * As {@link #between}, for a database that an administrator may have prepared: extensions, rights on the managed
     * namespace and on {@code public}, and default privileges with what they grant are left alone where only it has them.
     * They stay when it is rebuilt, so there would be no way out of that drift.
     */
    public static DriftSummary ofTarget(Catalog expected, Catalog actual, CatalogScope scope) {
        return new Provision(scope).drift(expected, actual);
    }

    /** The differences of these objects alone. */
    public DriftSummary only(Set<ObjectId> objects) {
        return new DriftSummary(differences.stream()
                .filter(difference -> objects.contains(difference.object()))
                .toList());
    }

    /** True when the database is as expected. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** The lines a user reads: {@code + } added, {@code - } removed, {@code ~ } changed, with both values below it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Difference difference : differences) {
            if (difference instanceof Difference.Added added) {
                lines.add("+ " + added.object());
            } else if (difference instanceof Difference.Removed removed) {
                lines.add("- " + removed.object());
            } else if (difference instanceof Difference.Changed changed) {
                lines.add("~ " + changed.object());
                changed.properties().forEach(property -> addValues(property, lines));
            }
        }
        return lines;
    }

    private static @Nullable Difference difference(
            Catalog expected, Catalog actual, @Nullable SchemaObject old, @Nullable SchemaObject now) {
        if (old == null) {
            return now == null || parentIsMissing(expected, now) ? null : new Difference.Added(now.id());
        }
        if (now == null) {
            return parentIsMissing(actual, old) ? null : new Difference.Removed(old.id());
        }
        List<PropertyChange> changes = PropertyChange.between(old, now);
        return changes.isEmpty() ? null : new Difference.Changed(old.id(), changes);
    }

    private static boolean parentIsMissing(Catalog catalog, SchemaObject child) {
        return child.parent() != null && catalog.find(child.parent()) == null;
    }

    private static void addValues(PropertyChange change, List<String> lines) {
        String from = shown(change.from());
        String to = shown(change.to());
        if (from.contains("\n") || to.contains("\n")) {
            lines.add("    " + change.name() + " expected:");
            from.lines().forEach(line -> lines.add("        " + line));
            lines.add("    " + change.name() + " found:");
            to.lines().forEach(line -> lines.add("        " + line));
        } else {
            lines.add("    " + change.name() + ": expected " + from + ", found " + to);
        }
    }

    private static String shown(@Nullable String value) {
        return value == null ? "nothing" : value;
    }
}
