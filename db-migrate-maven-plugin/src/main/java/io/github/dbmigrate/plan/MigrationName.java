package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Kind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names a migration after what it does, such as {@code add_phone_to_users}. */
public final class MigrationName {

    /** Characters, so that file names stay short enough to read. */
    public static final int LONGEST = 60;

    // What a change is about comes first: a table before its columns, both before what hangs on them.
    private static final List<Kind> SUBJECTS = List.of(
            Kind.TABLE,
            Kind.FOREIGN_TABLE,
            Kind.COLUMN,
            Kind.ENUM,
            Kind.DOMAIN,
            Kind.COMPOSITE,
            Kind.RANGE,
            Kind.MATERIALIZED_VIEW,
            Kind.VIEW,
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.AGGREGATE,
            Kind.TRIGGER,
            Kind.POLICY,
            Kind.CONSTRAINT,
            Kind.INDEX,
            Kind.DEFAULT,
            Kind.SEQUENCE);

    private static final Map<Kind, String> WORDS = new EnumMap<>(Map.of(
            Kind.TABLE, "",
            Kind.VIEW, "",
            Kind.MATERIALIZED_VIEW, "",
            Kind.ENUM, "",
            Kind.DOMAIN, "",
            Kind.COMPOSITE, "",
            Kind.CONSTRAINT, "",
            Kind.FOREIGN_TABLE, ""));

    private MigrationName() {}

    /** Names a plan by its statements: lower case letters, digits and underscores; {@code change_schema} when there is nothing to name it after. */
    public static String from(List<PlannedStatement> statements) {
        List<ObjectChange> changes = ObjectChange.of(statements).stream()
                .sorted(Comparator.comparingInt(MigrationName::rank)
                        .thenComparing(change -> change.object().kind()))
                .toList();
        if (changes.isEmpty()) {
            return "change_schema";
        }
        List<ObjectChange> subjects = subjects(changes);
        String all = phrase(subjects);
        boolean more = changes.stream()
                .anyMatch(change -> rank(change) == rank(subjects.get(0)) && !subjects.contains(change));
        return shortened(clean(more && !all.contains(" more") ? all + "_and_more" : all), subjects);
    }

    public static String from(Plan plan) {
        return from(plan.statements());
    }

    private static int rank(ObjectChange change) {
        int subject = SUBJECTS.indexOf(change.object().kind());
        int rank = subject < 0 ? SUBJECTS.size() : subject;
        return switch (change.verb()) {
            // A rebuilt object is mostly there because of another; a table whose rows are copied never is.
            case REBUILD -> change.is(Kind.TABLE) ? -1 : rank + 1000;
            case ALTER -> change.is(Kind.TABLE) ? SUBJECTS.indexOf(Kind.COLUMN) : rank;
            case CREATE, DROP, RENAME -> rank;
        };
    }

    /** The changes that share the first one's verb and kind, and for columns the table. */
    private static List<ObjectChange> subjects(List<ObjectChange> changes) {
        ObjectChange first = changes.get(0);
        return changes.stream()
                .filter(change -> change.verb() == first.verb())
                .filter(change -> change.is(first.object().kind()))
                .filter(change -> !change.is(Kind.COLUMN)
                        || change.name().parent().equals(first.name().parent()))
                .toList();
    }

    private static String phrase(List<ObjectChange> subjects) {
        ObjectChange first = subjects.get(0);
        String names = names(subjects);
        if (first.is(Kind.COLUMN) || first.is(Kind.DEFAULT)) {
            return columnPhrase(first, names);
        }
        String word =
                WORDS.getOrDefault(first.object().kind(), first.object().kind().label());
        return switch (first.verb()) {
            case CREATE -> (first.is(Kind.CONSTRAINT) ? "add " : "create ") + word + " " + names;
            case DROP -> "drop " + word + " " + names;
            case RENAME -> "rename " + first.oldName() + " to " + names;
            case REBUILD -> (first.is(Kind.TABLE) ? "rebuild " : "change ") + word + " " + names;
            case ALTER ->
                first.sql().contains(" ADD VALUE ") ? "add value to " + names : "change " + word + " " + names;
        };
    }

    private static String columnPhrase(ObjectChange first, String names) {
        String table = ObjectName.of(first.name().parent()).last();
        if (first.is(Kind.DEFAULT)) {
            return "change default of " + names + " in " + table;
        }
        return switch (first.verb()) {
            case CREATE -> "add " + names + " to " + table;
            case DROP -> "drop " + names + " from " + table;
            case RENAME -> "rename " + first.oldName() + " to " + names + " in " + table;
            case ALTER, REBUILD ->
                (first.sql().contains(" TYPE ") ? "change type of " : "change ") + names + " in " + table;
        };
    }

    private static String names(List<ObjectChange> subjects) {
        String first = plain(subjects.get(0));
        return switch (subjects.size()) {
            case 1 -> first;
            case 2 -> first + " and " + plain(subjects.get(1));
            default -> first + " and " + (subjects.size() - 1) + " more";
        };
    }

    // Of a name in another script nothing is left; the kind of object still says something.
    private static String plain(ObjectChange change) {
        String name = clean(change.name().last());
        return name.isEmpty() ? change.object().kind().label() : name;
    }

    private static String shortened(String name, List<ObjectChange> subjects) {
        if (name.length() <= LONGEST && !name.isEmpty()) {
            return name;
        }
        ObjectChange first = subjects.get(0);
        String kind = clean(first.verb().name() + " " + first.object().kind().label() + " ");
        String full = clean(kind + " " + clean(first.name().last()));
        return full.length() <= LONGEST ? full : full.substring(0, LONGEST).replaceAll("_+$", "");
    }

    private static String clean(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    }
}
