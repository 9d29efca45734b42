package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The values that an enum gains, in the places that they get, while those it has keep their order. */
public final class NewLabels {

    private NewLabels() {}

    /** True when nothing is taken out and nothing changes its place. */
    public static boolean onlyAdded(SchemaObject from, SchemaObject to) {
        List<String> kept = new ArrayList<>(labels(to));
        kept.retainAll(labels(from));
        return kept.equals(labels(from));
    }

    /**
     * True when the change that adds them also uses one: PostgreSQL refuses that in the transaction that added it
     * (SQLSTATE 55P04).
     *
     * @param backfills by column, which run in that transaction too
     */
    public static boolean usedAtOnce(
            SchemaObject from, SchemaObject to, Catalog before, Catalog after, Map<ObjectId, String> backfills) {
        List<String> added = new ArrayList<>(labels(to));
        added.removeAll(labels(from));
        Stream<String> changed = after.objects().values().stream()
                .filter(object -> object.dependsOn().contains(to.id()) || isRoutine(object))
                .filter(object -> {
                    SchemaObject old = before.find(object.id());
                    return old == null || !old.sameAs(object);
                })
                .flatMap(object -> object.properties().values().stream());
        return Stream.concat(changed, backfills.values().stream())
                .anyMatch(value -> added.stream().anyMatch(label -> isIn(value, label)));
    }

    /** As a literal of its own, or within one of an array. */
    private static boolean isIn(String text, String label) {
        String plain = label.substring(1, label.length() - 1);
        return text.contains(label)
                || Pattern.compile("[{,\"]" + Pattern.quote(plain) + "[},\"]")
                        .matcher(text)
                        .find();
    }

    /** PostgreSQL reads the literals of an SQL body as it makes the routine, and keeps no dependency. */
    private static boolean isRoutine(SchemaObject object) {
        return object.id().kind() == Kind.FUNCTION || object.id().kind() == Kind.PROCEDURE;
    }

    private static List<String> labels(SchemaObject type) {
        return Names.list(type.property(Properties.LABELS));
    }
}
