package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An index that backs no constraint. */
final class IndexKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(change.onlyOf(
                Properties.CLUSTERED,
                Properties.REPLICA_IDENTITY,
                Properties.STATISTICS,
                Properties.INHERITED,
                Properties.INHERITED_FROM));
    }

    @Override
    public List<String> create(SchemaObject index, Situation situation) {
        List<String> statements = new ArrayList<>();
        String definition = Objects.requireNonNull(index.property(Properties.DEFINITION));
        boolean alone = index.has(Properties.INVALID);
        statements.add(alone ? definition : definition.replaceFirst(" ON ONLY ", " ON "));
        attach(index, statements);
        statements.addAll(statistics(index, Map.of()));
        statements.addAll(ConstraintKind.marks(index));
        return statements;
    }

    private static void attach(SchemaObject index, List<String> statements) {
        String parent = index.property(Properties.INHERITED_FROM);
        if (parent != null) {
            statements.add(
                    "ALTER INDEX " + parent + " ATTACH PARTITION " + index.id().name());
        }
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> statements = new ArrayList<>();
        if (change.of(Properties.STATISTICS)) {
            statements.addAll(statistics(change.to(), targets(change.from())));
        }
        statements.addAll(ConstraintKind.markChange(change, situation));
        return statements;
    }

    private static List<String> statistics(SchemaObject index, Map<String, String> former) {
        String alter = "ALTER INDEX " + index.id().name() + " ALTER COLUMN ";
        Map<String, String> wanted = targets(index);
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

    private static Map<String, String> targets(SchemaObject index) {
        Map<String, String> targets = new LinkedHashMap<>();
        Names.list(index.property(Properties.STATISTICS))
                .forEach(entry -> targets.put(Names.firstWord(entry), Names.afterFirstWord(entry)));
        return targets;
    }
}
