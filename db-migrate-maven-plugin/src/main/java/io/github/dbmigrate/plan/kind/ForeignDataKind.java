package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A foreign data wrapper, a server, or a user mapping. */
final class ForeignDataKind implements ObjectKind {

    /** Why an object whose secret nobody here knows is not altered. */
    static final Way SECRET = Way.refuse(Properties.FOREIGN_OPTIONS, Limit.SECRET);

    @Override
    public Way way(Change change, Situation situation) {
        if (hides(change.from()) || hides(change.to())) {
            return SECRET;
        }
        return Way.alterIf(change.onlyOf(Properties.FOREIGN_OPTIONS, "handler", "validator", "version"));
    }

    /** True for a foreign object with a secret that nobody here knows. */
    static boolean hides(SchemaObject object) {
        return Options.hides(object.property(Properties.FOREIGN_OPTIONS));
    }

    @Override
    public List<String> create(SchemaObject object, Situation situation) {
        StringBuilder text = new StringBuilder("CREATE ").append(SqlName.of(object));
        append(text, " TYPE ", literal(object.property(Properties.TYPE)));
        append(text, " VERSION ", literal(object.property("version")));
        append(text, " FOREIGN DATA WRAPPER ", object.property("wrapper"));
        append(text, " HANDLER ", object.property("handler"));
        append(text, " VALIDATOR ", object.property("validator"));
        String options = object.property(Properties.FOREIGN_OPTIONS);
        append(text, " OPTIONS ", options == null ? null : "(" + options + ")");
        return List.of(text.toString());
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> actions = new ArrayList<>();
        if (change.of("version")) {
            actions.add("VERSION " + literal(Objects.requireNonNullElse(change.now("version"), "")));
        }
        addFunction(change, "handler", actions);
        addFunction(change, "validator", actions);
        Options.foreign(change).ifPresent(actions::add);
        return actions.isEmpty()
                ? List.of()
                : List.of("ALTER " + SqlName.of(change.to()) + " " + String.join(" ", actions));
    }

    private static void addFunction(Change change, String property, List<String> actions) {
        if (change.of(property)) {
            String word = property.toUpperCase(Locale.ROOT);
            String function = change.now(property);
            actions.add(function == null ? "NO " + word : word + " " + function);
        }
    }

    private static void append(StringBuilder text, String before, @Nullable String value) {
        if (value != null) {
            text.append(before).append(value);
        }
    }

    private static @Nullable String literal(@Nullable String value) {
        return value == null ? null : Names.literal(value);
    }
}
