package io.github.dbmigrate.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        return compare(expected.withoutNamespaces(actual.leftOut()), actual.withoutNamespaces(expected.leftOut()));
    }

    private static DriftSummary compare(Catalog expected, Catalog actual) {
        TreeSet<ObjectId> ids = new TreeSet<>(expected.objects().keySet());
        ids.addAll(actual.objects().keySet());
        List<Difference> differences = new ArrayList<>();
        for (ObjectId id : ids) {
            Difference difference = difference(expected, actual, id);
            if (difference != null) {
                differences.add(difference);
            }
        }
        return new DriftSummary(differences);
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

    private static @Nullable Difference difference(Catalog expected, Catalog actual, ObjectId id) {
        SchemaObject old = expected.find(id);
        SchemaObject now = actual.find(id);
        if (old == null) {
            return now == null || parentIsMissing(expected, now) ? null : new Difference.Added(id);
        }
        if (now == null) {
            return parentIsMissing(actual, old) ? null : new Difference.Removed(id);
        }
        List<PropertyChange> changes = PropertyChange.between(old, now);
        return changes.isEmpty() ? null : new Difference.Changed(id, changes);
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
