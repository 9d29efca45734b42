package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A materialized view; another query means another view, filled again. */
final class MaterializedViewKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        boolean method = change.of(Properties.ACCESS_METHOD);
        return Way.alterIf(change.onlyOf(Properties.OPTIONS, Properties.COLUMN_STATISTICS) && !method);
    }

    @Override
    public List<String> create(SchemaObject view, Situation situation) {
        List<String> options = Options.list(view.property(Properties.OPTIONS), "");
        String method = view.property(Properties.ACCESS_METHOD);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE MATERIALIZED VIEW " + view.id().name()
                + (method == null ? "" : " USING " + method)
                + (options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")")
                + " AS\n"
                + ViewKind.query(view));
        statements.addAll(statistics(view, Map.of()));
        return statements;
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> statements = new ArrayList<>();
        Options.change(change, Properties.OPTIONS)
                .forEach(action -> statements.add("ALTER MATERIALIZED VIEW " + change.name() + " " + action));
        statements.addAll(statistics(change.to(), targets(change.from())));
        return statements;
    }

    private static List<String> statistics(SchemaObject view, Map<String, String> former) {
        String alter = "ALTER MATERIALIZED VIEW " + view.id().name() + " ALTER COLUMN ";
        Map<String, String> wanted = targets(view);
        List<String> statements = new ArrayList<>();
        wanted.forEach((column, target) -> {
            if (!target.equals(former.get(column))) {
                statements.add(alter + column + " SET STATISTICS " + target);
            }
        });
        former.keySet().stream()
                .filter(column -> !wanted.containsKey(column))
                .forEach(column -> statements.add(alter + column + " SET STATISTICS -1"));
        return statements;
    }

    private static Map<String, String> targets(SchemaObject view) {
        Map<String, String> targets = new LinkedHashMap<>();
        Names.list(view.property(Properties.COLUMN_STATISTICS))
                .forEach(entry -> targets.put(Names.firstWord(entry), Names.afterFirstWord(entry)));
        return targets;
    }
}
