package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Extended statistics. */
final class StatisticsKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(change.onlyOf(Properties.TARGET));
    }

    @Override
    public List<String> create(SchemaObject statistics, Situation situation) {
        List<String> statements = new ArrayList<>();
        statements.add(Objects.requireNonNull(statistics.property(Properties.DEFINITION)));
        if (statistics.has(Properties.TARGET)) {
            statements.add(target(statistics));
        }
        return statements;
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        return List.of(target(change.to()));
    }

    private static String target(SchemaObject statistics) {
        return "ALTER STATISTICS " + statistics.id().name() + " SET STATISTICS "
                + Objects.requireNonNullElse(statistics.property(Properties.TARGET), "-1");
    }
}
