package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column's default. Setting it on a table sets it on those that inherit from it. */
final class DefaultKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alter();
    }

    @Override
    public List<String> create(SchemaObject value, Situation situation) {
        String wanted = value.property(Properties.EXPRESSION);
        return Objects.equals(inherited(value, situation), Optional.ofNullable(wanted))
                ? List.of()
                : List.of(alterColumn(value, situation) + " SET DEFAULT " + wanted);
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        return create(change.to(), situation);
    }

    @Override
    public List<String> drop(SchemaObject value, Situation situation) {
        return Objects.equals(inherited(value, situation), Optional.empty())
                ? List.of()
                : List.of(alterColumn(value, situation) + " DROP DEFAULT");
    }

    /** What a statement on the parent table has made of it by now; null when there was none. */
    @SuppressWarnings("NullableOptional") // Three answers: nothing happened, the default went, the default is this one.
    private static @Nullable Optional<String> inherited(SchemaObject value, Situation situation) {
        ObjectId column = new ObjectId(Kind.COLUMN, value.id().name());
        SchemaObject child = situation.after().find(column);
        if (child == null) {
            return null;
        }
        boolean born = situation.before().find(column) == null;
        boolean reached = situation.families().stays(child) || isBorn(child, situation);
        for (ObjectId counterpart : reached ? situation.families().newCounterparts(child) : List.<ObjectId>of()) {
            ObjectId id = new ObjectId(Kind.DEFAULT, counterpart.name());
            String old = expression(situation.before().find(id));
            String now = expression(situation.after().find(id));
            if (born || (!Objects.equals(old, now) && recurses(counterpart, situation))) {
                return Optional.ofNullable(now);
            }
        }
        return null;
    }

    private static @Nullable String expression(@Nullable SchemaObject value) {
        return value == null ? null : value.property(Properties.EXPRESSION);
    }

    private static boolean isBorn(SchemaObject column, Situation situation) {
        ObjectId table = Families.tableOf(column);
        return table != null && situation.before().find(table) == null;
    }

    /** True when a statement on the column's table is right for all tables that inherit it. */
    private static boolean recurses(ObjectId column, Situation situation) {
        String wanted = expression(situation.after().find(new ObjectId(Kind.DEFAULT, column.name())));
        return situation.families().heirs(column).stream()
                .map(heir -> expression(situation.after().find(new ObjectId(Kind.DEFAULT, heir.name()))))
                .allMatch(expression -> Objects.equals(expression, wanted));
    }

    private static String alterColumn(SchemaObject value, Situation situation) {
        ObjectId column = new ObjectId(Kind.COLUMN, value.id().name());
        String alter = ColumnKind.alterTable(value);
        String alterTable = recurses(column, situation) ? alter : alter.replaceFirst("TABLE ", "TABLE ONLY ");
        return alterTable + " ALTER COLUMN " + Names.last(value.id().name());
    }
}
