package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A view. It is replaced in place as long as its former columns stay the first ones. */
final class ViewKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        List<String> old = Names.list(change.old(Properties.COLUMNS));
        List<String> now = Names.list(change.now(Properties.COLUMNS));
        boolean kept = now.size() >= old.size() && now.subList(0, old.size()).equals(old);
        return Way.alterIf(kept);
    }

    @Override
    public List<String> create(SchemaObject view, Situation situation) {
        return List.of("CREATE VIEW " + rest(view));
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        if (change.of(Properties.DEFINITION) || change.of(Properties.COLUMNS)) {
            return List.of("CREATE OR REPLACE VIEW " + rest(change.to()));
        }
        List<String> statements = new ArrayList<>();
        Options.change(change, Properties.OPTIONS)
                .forEach(action -> statements.add("ALTER VIEW " + change.name() + " " + action));
        return statements;
    }

    private static String rest(SchemaObject view) {
        List<String> options = Options.list(view.property(Properties.OPTIONS), "");
        return view.id().name() + (options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")") + " AS\n"
                + query(view);
    }

    /** PostgreSQL prints it with a blank in front and a semicolon behind. */
    static String query(SchemaObject view) {
        String definition = Objects.requireNonNull(view.property(Properties.DEFINITION));
        String text = definition.stripTrailing();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
