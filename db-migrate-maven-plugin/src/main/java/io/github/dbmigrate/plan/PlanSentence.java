package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import java.util.ArrayList;
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

    /** The tables and columns that a plan drops. */
    static List<String> heldRows(List<PlannedStatement> statements) {
        return ObjectChange.of(statements).stream()
                .filter(change -> change.verb() == ObjectChange.Verb.DROP)
                .filter(change -> HOLDING_ROWS.contains(change.object().kind()))
                .map(PlanSentence::shown)
                .toList();
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
