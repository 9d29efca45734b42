package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** An event trigger. */
final class EventTriggerKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(change.onlyOf(Properties.ENABLED));
    }

    @Override
    public List<String> create(SchemaObject trigger, Situation situation) {
        String tags = trigger.property(Properties.TAGS);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE EVENT TRIGGER " + trigger.id().name() + " ON " + trigger.property("event")
                + (tags == null ? "" : "\n    WHEN TAG IN (" + tags + ")")
                + "\n    EXECUTE FUNCTION " + trigger.property("function") + "()");
        if (trigger.has(Properties.ENABLED)) {
            statements.add(enabled(trigger));
        }
        return statements;
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        return List.of(enabled(change.to()));
    }

    private static String enabled(SchemaObject trigger) {
        String state = trigger.property(Properties.ENABLED);
        String action = state == null
                ? "ENABLE"
                : switch (state) {
                    case "disabled" -> "DISABLE";
                    case "replica" -> "ENABLE REPLICA";
                    default -> "ENABLE ALWAYS";
                };
        return "ALTER EVENT TRIGGER " + trigger.id().name() + " " + action;
    }
}
