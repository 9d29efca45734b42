package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** An enum. Labels are added in place; removed or reordered ones need the type made anew. */
final class EnumKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(NewLabels.onlyAdded(change.from(), change.to())
                && !NewLabels.usedAtOnce(
                        change.from(), change.to(), situation.before(), situation.after(), situation.backfills()));
    }

    @Override
    public List<String> create(SchemaObject type, Situation situation) {
        return List.of("CREATE TYPE " + type.id().name() + " AS ENUM ("
                + String.join(", ", Names.list(type.property(Properties.LABELS))) + ")");
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> old = Names.list(change.old(Properties.LABELS));
        List<String> now = Names.list(change.now(Properties.LABELS));
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (!old.contains(now.get(i))) {
                statements.add("ALTER TYPE " + change.name() + " ADD VALUE " + now.get(i) + place(now, i, old));
            }
        }
        return statements;
    }

    /** Behind the label before it, which exists by then; before the first old one when it comes first. */
    private static String place(List<String> now, int index, List<String> old) {
        if (now.subList(index, now.size()).stream().noneMatch(old::contains)) {
            return "";
        }
        return index > 0 ? " AFTER " + now.get(index - 1) : " BEFORE " + old.get(0);
    }
}
