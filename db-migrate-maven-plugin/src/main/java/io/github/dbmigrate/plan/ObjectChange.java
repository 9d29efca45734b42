package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all statements of a plan together do to one object.
 *
 * @param sql the first statement about it that carries the change
 */
record ObjectChange(Verb verb, ObjectId object, String sql) {

    private static final Pattern OLD_NAME = Pattern.compile(
            "(?s) RENAME (?:COLUMN |CONSTRAINT |VALUE |ATTRIBUTE )?(\"(?:[^\"]|\"\")+\"|'(?:[^']|'')+'|\\S+) TO ");
    private static final Pattern RENAMED =
            Pattern.compile("(?s)^ALTER [A-Z ]*?(?:IF EXISTS )?(?:ONLY )?([^ ]+|\"[^\"]+\") RENAME TO ");

    /** What becomes of the object; in the order in which a sentence tells them. */
    enum Verb {
        CREATE("creates"),
        RENAME("renames"),
        ALTER("changes"),
        DROP("drops"),
        REBUILD("rebuilds");

        private final String told;

        Verb(String told) {
            this.told = told;
        }

        String told() {
            return told;
        }
    }

    /** One change an object, in the order in which the plan first touches them. */
    static List<ObjectChange> of(List<PlannedStatement> statements) {
        Map<ObjectId, Set<Action>> actions = new LinkedHashMap<>();
        Map<ObjectId, Map<Action, String>> texts = new LinkedHashMap<>();
        for (PlannedStatement statement : statements) {
            actions.computeIfAbsent(statement.object(), id -> EnumSet.noneOf(Action.class))
                    .add(statement.action());
            texts.computeIfAbsent(statement.object(), id -> new EnumMap<>(Action.class))
                    .putIfAbsent(statement.action(), statement.sql());
        }
        return actions.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), texts.getOrDefault(entry.getKey(), Map.of())))
                .toList();
    }

    private static ObjectChange of(ObjectId object, Set<Action> actions, Map<Action, String> texts) {
        boolean goes = actions.contains(Action.DROP) || actions.contains(Action.RENAME);
        if (actions.contains(Action.CREATE) && goes) {
            return new ObjectChange(Verb.REBUILD, object, texts.getOrDefault(Action.CREATE, ""));
        }
        for (Action action : List.of(Action.RENAME, Action.CREATE, Action.DROP)) {
            if (actions.contains(action)) {
                return new ObjectChange(Verb.valueOf(action.name()), object, texts.getOrDefault(action, ""));
            }
        }
        return new ObjectChange(Verb.ALTER, object, texts.getOrDefault(Action.ALTER, ""));
    }

    /** The name it had, when it was renamed; else the one it has. */
    String oldName() {
        Matcher part = OLD_NAME.matcher(sql);
        if (part.find() && !part.group(1).equals("TO")) {
            return part.group(1);
        }
        Matcher whole = RENAMED.matcher(sql);
        return whole.find() ? ObjectName.of(whole.group(1)).last() : name().last();
    }

    ObjectName name() {
        return ObjectName.of(object.name());
    }

    boolean is(Kind kind) {
        return object.kind() == kind;
    }
}
