package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells a plan in one sentence, such as {@code creates table users; drops column orders.fax}. */
final class PlanSentence {

    private static final int MOST_OBJECTS = 8;
    private static final Set<Kind> HOLDING_ROWS = Set.of(Kind.TABLE, Kind.COLUMN);

    private PlanSentence() {}

    static String of(List<PlannedStatement> statements) {
        List<ObjectChange> changes = ObjectChange.of(statements);
        List<String> parts = new ArrayList<>();
        for (ObjectChange.Verb verb : ObjectChange.Verb.values()) {
            List<String> objects = changes.stream()
                    .filter(change -> change.verb() == verb)
                    .map(PlanSentence::shown)
                    .toList();
            if (!objects.isEmpty()) {
                parts.add(verb.told() + " " + few(objects));
            }
        }
        return parts.isEmpty() ? "nothing" : String.join("; ", parts);
    }

    /** The tables, columns and attributes that a plan drops, those too that it makes anew. */
    static List<String> heldRows(List<PlannedStatement> statements) {
        Set<String> held = new LinkedHashSet<>();
        for (PlannedStatement statement : statements) {
            if (statement.action() == Action.DROP
                    && HOLDING_ROWS.contains(statement.object().kind())
                    && !isComputed(statement)) {
                held.add(shown(statement.object()));
            }
            if (statement.copy() != null) {
                statement.copy().leftOut().forEach(column -> held.add(shown(column)));
            }
            DroppedAttributes.of(statement)
                    .forEach(attribute -> held.add("attribute " + name(statement) + "." + attribute));
        }
        return List.copyOf(held);
    }

    /** The columns whose values a plan converts in a way that may alter them. */
    static List<String> converted(List<PlannedStatement> statements) {
        return statements.stream()
                .filter(statement -> !isComputed(statement))
                .flatMap(statement -> ConvertedColumn.of(statement).stream())
                .filter(PlanSentence::mayAlter)
                .map(column -> shown(column.column()))
                .distinct()
                .toList();
    }

    private static boolean isComputed(PlannedStatement statement) {
        return statement.was() != null && statement.was().has(Properties.GENERATED);
    }

    private static boolean mayAlter(ConvertedColumn column) {
        TypeChange change = column.change();
        String oldType = column.oldType();
        return oldType == null
                || (oldType.equals(change.type()) ? change.isByParts() : change.mayChangeValues(oldType));
    }

    /** The columns whose values a plan converts by way of a time zone that it had to choose. */
    static List<String> zoned(List<PlannedStatement> statements) {
        return statements.stream()
                .flatMap(statement -> ConvertedColumn.of(statement).stream())
                .filter(column -> column.change().assumesUtc())
                .map(column -> shown(column.column()))
                .distinct()
                .toList();
    }

    /** The tables whose rows a plan copies into a new form. */
    static List<String> copied(List<PlannedStatement> statements) {
        return statements.stream()
                .filter(statement -> statement.copy() != null)
                .map(PlanSentence::name)
                .toList();
    }

    private static String shown(ObjectId object) {
        return object.kind().label() + " " + ObjectName.of(object.name()).shownIn(CatalogScope.DEFAULT);
    }

    private static String name(PlannedStatement statement) {
        return ObjectName.of(statement.object().name()).shownIn(CatalogScope.DEFAULT);
    }

    private static String few(List<String> objects) {
        String shown = objects.stream().limit(MOST_OBJECTS).collect(Collectors.joining(", "));
        int more = objects.size() - MOST_OBJECTS;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static String shown(ObjectChange change) {
        String name = change.object().kind().label() + " " + change.name().shownIn(CatalogScope.DEFAULT);
        return change.verb() == ObjectChange.Verb.RENAME ? name + " (was " + change.oldName() + ")" : name;
    }
}
