package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
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
            boolean computed = statement.was() != null && statement.was().has(Properties.GENERATED);
            if (statement.action() == Action.DROP
                    && HOLDING_ROWS.contains(statement.object().kind())
                    && !computed) {
                held.add(shown(statement));
            }
            DroppedAttributes.of(statement)
                    .forEach(attribute -> held.add("attribute " + name(statement) + "." + attribute));
        }
        return List.copyOf(held);
    }

    /** The columns whose values a plan converts in a way that may alter them. */
    static List<String> converted(List<PlannedStatement> statements) {
        return statements.stream()
                .filter(statement -> TypeChange.of(statement)
                        .filter(change -> mayAlter(change, statement))
                        .isPresent())
                .map(PlanSentence::shown)
                .distinct()
                .toList();
    }

    private static boolean mayAlter(TypeChange change, PlannedStatement statement) {
        SchemaObject was = statement.was();
        String oldType = was == null ? null : was.property(Properties.TYPE);
        if (was != null && was.has(Properties.GENERATED)) {
            return false;
        }
        return oldType == null
                || (oldType.equals(change.type()) ? change.isByParts() : change.mayChangeValues(oldType));
    }

    /** The columns whose values a plan converts by way of a time zone that it had to choose. */
    static List<String> zoned(List<PlannedStatement> statements) {
        return statements.stream()
                .filter(statement ->
                        TypeChange.of(statement).filter(TypeChange::assumesUtc).isPresent())
                .map(PlanSentence::shown)
                .distinct()
                .toList();
    }

    private static String shown(PlannedStatement statement) {
        return statement.object().kind().label() + " " + name(statement);
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
