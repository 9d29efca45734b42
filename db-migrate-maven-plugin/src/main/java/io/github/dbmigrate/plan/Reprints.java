package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Difference;
import io.github.dbmigrate.schema.DriftSummary;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.PropertyChange;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds differences that are none: PostgreSQL prints some expressions differently once they were read from its own text, such as
 * {@code IN} over a {@code varchar}. When a statement that ran holds the wanted text, and PostgreSQL then prints another, the two
 * say the same.
 */
final class Reprints {

    private static final Set<String> PRINTED = Set.of(
            Properties.DEFINITION,
            Properties.EXPRESSION,
            Properties.GENERATED,
            Properties.USING,
            Properties.CHECK,
            Properties.DEFAULT,
            Properties.FILTER);

    private Reprints() {}

    /**
     * The goal in the words of the database that was reached.
     *
     * @param rest how the two differ
     * @param ran the statements that led there
     * @return {@code goal} with those objects of {@code now} that differ in print only; the same when there are none
     */
    static Catalog adopt(Catalog goal, Catalog now, DriftSummary rest, List<PlannedStatement> ran) {
        Map<ObjectId, SchemaObject> reprinted = new TreeMap<>();
        for (Difference difference : rest.differences()) {
            if (difference instanceof Difference.Changed changed && isReprint(changed, goal, ran)) {
                reprinted.put(changed.object(), Objects.requireNonNull(now.find(changed.object())));
            }
        }
        if (reprinted.isEmpty()) {
            return goal;
        }
        Map<ObjectId, SchemaObject> adopted = new TreeMap<>(goal.objects());
        adopted.putAll(reprinted);
        return Catalog.of(adopted.values());
    }

    private static boolean isReprint(Difference.Changed changed, Catalog goal, List<PlannedStatement> ran) {
        return changed.properties().stream().allMatch(property -> isReprint(changed.object(), property, goal, ran));
    }

    private static boolean isReprint(
            ObjectId object, PropertyChange property, Catalog goal, List<PlannedStatement> ran) {
        String wanted = property.from();
        if (wanted == null || property.to() == null || !PRINTED.contains(property.name())) {
            return false;
        }
        return ran.stream()
                .filter(statement -> speaksOf(statement.object(), object, goal))
                .anyMatch(statement -> bare(statement.sql()).contains(bare(wanted)));
    }

    /** True for a statement about the object itself, or about what it is part of. */
    private static boolean speaksOf(ObjectId told, ObjectId object, Catalog goal) {
        for (ObjectId id = object; id != null; ) {
            if (id.equals(told)) {
                return true;
            }
            SchemaObject found = goal.find(id);
            id = found == null ? null : found.parent();
        }
        return false;
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[; ]+$", "").strip();
    }
}
