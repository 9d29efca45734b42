package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that PostgreSQL cannot alter as is wanted: its old form is renamed away, the new one is created, all rows are
 * copied, and the old one is dropped. Partitions, old and new, follow their table.
 */
public final class TableRebuild {

    private TableRebuild() {}

    /** Takes the names of a table and of its identity sequences away from it. */
    public static List<String> renameAway(SchemaObject table, Situation situation) {
        List<String> statements = new ArrayList<>();
        statements.add(rename("TABLE", table.id().name(), situation));
        for (SchemaObject column : situation.families().beforeChildren(table.id(), Kind.COLUMN)) {
            ownSequence(column, situation)
                    .ifPresent(sequence -> statements.add(rename("SEQUENCE", sequence, situation)));
        }
        return statements;
    }

    /** A sequence that goes with the old form, while an identity column may take its name. */
    public static List<String> renameAwaySequence(SchemaObject sequence, Situation situation) {
        return List.of(rename("SEQUENCE", sequence.id().name(), situation));
    }

    public static List<String> dropOld(SchemaObject table, Situation situation) {
        return List.of("DROP TABLE " + FormerName.of(table.id().name(), situation));
    }

    /** Whoever owned the old form owns the new one, whichever of those it was that own by default. */
    public static List<String> owner(SchemaObject old, SchemaObject table, Situation situation) {
        if (old.owner() != null || table.owner() != null) {
            return List.of();
        }
        String former = Names.literal(FormerName.of(old.id().name(), situation));
        return List.of("DO $db_migrate$ BEGIN EXECUTE (SELECT "
                + Names.literal("ALTER TABLE " + table.id().name() + " OWNER TO ")
                + " || relowner::regrole FROM pg_catalog.pg_class WHERE oid = " + former
                + "::regclass); END $db_migrate$");
    }

    /** What must be said before the rows are read. */
    public static List<String> open(SchemaObject old, Situation situation) {
        // Forced on the owner, a policy would hide rows from the copy.
        return old.has(Properties.ROW_SECURITY)
                ? List.of("ALTER TABLE " + FormerName.of(old.id().name(), situation) + " DISABLE ROW LEVEL SECURITY")
                : List.of();
    }

    public static TableCopy copy(SchemaObject table, Situation situation) {
        List<TableCopy.Value> values = new ArrayList<>();
        situation.families().afterChildren(table.id(), Kind.COLUMN).stream()
                .filter(column -> !column.has(Properties.GENERATED))
                .sorted(Comparator.comparingInt(CreateTable::position))
                .forEach(column -> value(column, situation).ifPresent(values::add));
        List<ObjectId> leftOut = situation.families().beforeChildren(table.id(), Kind.COLUMN).stream()
                .filter(column -> !column.has(Properties.GENERATED))
                .map(SchemaObject::id)
                .filter(id -> values.stream().noneMatch(value -> value.column().equals(id)))
                .toList();
        return new TableCopy(FormerName.of(table.id().name(), situation), values, leftOut);
    }

    /** The statement that copies. */
    public static String text(SchemaObject table, TableCopy copy, Situation situation) {
        List<String> names = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        for (TableCopy.Value value : copy.columns()) {
            names.add(Names.last(value.column().name()));
            expressions.add(value.expression());
        }
        boolean numbered = situation.families().afterChildren(table.id(), Kind.COLUMN).stream()
                .anyMatch(column -> "always".equals(column.property(Properties.IDENTITY)));
        return "INSERT INTO " + table.id().name()
                + (names.isEmpty() ? "" : " (" + String.join(", ", names) + ")")
                + (numbered ? "\n    OVERRIDING SYSTEM VALUE" : "")
                + "\n    SELECT " + String.join(", ", expressions) + "\n    FROM " + copy.from();
    }

    /** What the new form gets only when it has its rows. */
    public static List<String> close(SchemaObject table, Situation situation) {
        List<String> statements = new ArrayList<>();
        for (SchemaObject column : situation.families().afterChildren(table.id(), Kind.COLUMN)) {
            if (column.has(Properties.IDENTITY)) {
                position(column, situation).ifPresent(statements::add);
            }
        }
        statements.addAll(TableKind.security(table));
        return statements;
    }

    private static Optional<TableCopy.Value> value(SchemaObject column, Situation situation) {
        SchemaObject old = situation.before().find(column.id());
        String type = Objects.requireNonNull(column.property(Properties.TYPE));
        String fill = situation.backfills().get(column.id());
        if (old == null) {
            return Optional.ofNullable(fill).map(value -> new TableCopy.Value(column.id(), value, type, null, true));
        }
        String oldType = Objects.requireNonNull(old.property(Properties.TYPE));
        String expression = ColumnKind.converted(new Change(old, column), situation);
        return Optional.of(new TableCopy.Value(
                column.id(),
                fill == null ? expression : "coalesce(" + expression + ", " + fill + ")",
                type,
                oldType,
                fill != null));
    }

    /** Where the numbers go on: where they stood, or behind those that the rows have. */
    private static Optional<String> position(SchemaObject column, Situation situation) {
        String sequence = column.property(Properties.IDENTITY_SEQUENCE);
        SchemaObject old = situation.before().find(column.id());
        if (sequence == null || old == null) {
            return Optional.empty();
        }
        return ownSequence(old, situation)
                .or(() -> ownedSequence(old, situation))
                .map(former -> "SELECT pg_catalog.setval(" + Names.literal(sequence) + ", last_value, is_called) FROM "
                        + FormerName.of(former, situation))
                .or(() -> Identity.startBehindRows(column));
    }

    /** The sequence of an identity column; empty where a partition shares its table's. */
    private static Optional<String> ownSequence(SchemaObject column, Situation situation) {
        @Nullable String sequence = column.property(Properties.IDENTITY_SEQUENCE);
        boolean shared = situation.families().oldCounterparts(column).stream()
                .map(situation.before()::find)
                .anyMatch(above ->
                        above != null && Objects.equals(sequence, above.property(Properties.IDENTITY_SEQUENCE)));
        return shared ? Optional.empty() : Optional.ofNullable(sequence);
    }

    /** The sequence of a column that was a serial, if it goes. */
    private static Optional<String> ownedSequence(SchemaObject column, Situation situation) {
        return situation.rebuilt().sequence(column.id()).map(ObjectId::name);
    }

    private static String rename(String keyword, String name, Situation situation) {
        return "ALTER " + keyword + " " + name + " RENAME TO " + Names.last(FormerName.of(name, situation));
    }
}
