package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A column of a table. It is never dropped and added for a change, except where it is computed and so holds no data. */
final class ColumnKind implements ObjectKind {

    /** Statements for these on a parent table reach the tables that inherit from it. */
    static final Set<String> RECURSING = Set.of(
            Properties.TYPE,
            Properties.COLLATION,
            Properties.NOT_NULL,
            Properties.NOT_NULL_NOT_VALID,
            Properties.STORAGE,
            Properties.STATISTICS,
            Properties.GENERATED,
            Properties.GENERATION);

    @Override
    public Way way(Change change, Situation situation) {
        if (change.of(Properties.GENERATED) || change.of(Properties.GENERATION)) {
            return generation(change, situation);
        }
        boolean typeChanges = change.of(Properties.TYPE);
        if (typeChanges && change.to().has(Properties.GENERATED)) {
            return Way.alterIf(TypeFamily.same(type(change.from()), type(change.to())));
        }
        return partitionKey(change, situation);
    }

    private static Way generation(Change change, Situation situation) {
        boolean stored = "stored".equals(change.old(Properties.GENERATION));
        boolean drops = stored && !change.to().has(Properties.GENERATED);
        boolean sets = change.from().has(Properties.GENERATED)
                && change.to().has(Properties.GENERATED)
                && !change.of(Properties.GENERATION)
                && situation.since(17);
        return Way.alterIf((drops || sets) && !change.of(Properties.TYPE));
    }

    private static Way partitionKey(Change change, Situation situation) {
        boolean inKey = PartitionKey.holds(change.id(), situation);
        if (inKey && (change.of(Properties.TYPE) || change.of(Properties.COLLATION))) {
            return Way.rebuild();
        }
        return Way.alter();
    }

    @Override
    public List<String> create(SchemaObject column, Situation situation) {
        SchemaObject inline = inlineDefault(column, situation);
        List<String> statements = new ArrayList<>();
        // A column that is filled becomes NOT NULL behind its rows' values.
        boolean laterNotNull = Backfill.isAsked(column, situation);
        statements.add(alterTable(column) + " ADD COLUMN " + ColumnText.of(column, inline, laterNotNull));
        statements.addAll(settings(column, situation));
        return statements;
    }

    static @Nullable SchemaObject inlineDefault(SchemaObject column, Situation situation) {
        SchemaObject value = situation.newDefault(column.id());
        return value != null && situation.inlined().contains(value.id()) ? value : null;
    }

    /** What neither CREATE TABLE nor ADD COLUMN can say. */
    static List<String> settings(SchemaObject column, Situation situation) {
        TreeMap<String, String> said = new TreeMap<>(column.properties());
        Set.of(
                        Properties.STORAGE,
                        Properties.STATISTICS,
                        Properties.OPTIONS,
                        Properties.NOT_NULL_NOT_VALID,
                        Properties.IDENTITY_LOGGING)
                .forEach(said::remove);
        if (column.has(Properties.NOT_NULL_NOT_VALID) || Backfill.isAsked(column, situation)) {
            said.remove(Properties.NOT_NULL);
        }
        SchemaObject born = SchemaObjects.withProperties(column, said);
        List<String> statements = new ArrayList<>(beyondType(new Change(born, column), situation, List.of()));
        statements.addAll(Identity.grants(column, ImpliedPrivileges.ofNewSequence(column, situation)));
        return statements;
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        TreeMap<String, String> effective = new TreeMap<>(change.from().properties());
        if (change.to().has(Properties.INHERITED)
                || !situation.families().newCounterparts(change.to()).isEmpty()) {
            for (String property : RECURSING) {
                String value = situation.families().effective(change.from(), property);
                if (value == null) {
                    effective.remove(property);
                } else {
                    effective.put(property, value);
                }
            }
        }
        return actions(new Change(SchemaObjects.withProperties(change.from(), effective), change.to()), situation);
    }

    /** The statements from one state of a column to another, in an order that PostgreSQL takes. */
    static List<String> actions(Change change, Situation situation) {
        return beyondType(change, situation, type(change, situation, alterColumn(change)));
    }

    private static String alterColumn(Change change) {
        return alterTable(change.to()) + " ALTER COLUMN " + Names.last(change.name());
    }

    /** With the statements that give it its type in their place; a new column is born with it. */
    private static List<String> beyondType(Change change, Situation situation, List<String> type) {
        String column = alterColumn(change);
        List<String> statements = new ArrayList<>();
        boolean identityEnds =
                change.from().has(Properties.IDENTITY) && !change.to().has(Properties.IDENTITY);
        if (identityEnds) {
            statements.addAll(Identity.alter(change, column));
        }
        statements.addAll(type);
        statements.addAll(generated(change, column));
        statements.addAll(NotNull.actions(change, situation, column));
        if (!identityEnds) {
            statements.addAll(Identity.alter(change, column));
            statements.addAll(identityGrants(change));
            Identity.logging(change, situation).ifPresent(statements::add);
        }
        if (change.of(Properties.STORAGE)) {
            statements.add(column + " SET STORAGE " + storage(change));
        }
        if (change.of(Properties.COMPRESSION)) {
            statements.add(column + " SET COMPRESSION "
                    + Objects.requireNonNullElse(change.now(Properties.COMPRESSION), "default"));
        }
        if (change.of(Properties.STATISTICS)) {
            statements.add(
                    column + " SET STATISTICS " + Objects.requireNonNullElse(change.now(Properties.STATISTICS), "-1"));
        }
        Options.change(change, Properties.OPTIONS).forEach(action -> statements.add(column + " " + action));
        Options.foreign(change).ifPresent(action -> statements.add(column + " " + action));
        return statements;
    }

    private static List<String> identityGrants(Change change) {
        if (!change.from().has(Properties.IDENTITY) || !change.of(Properties.IDENTITY_PRIVILEGES)) {
            return List.of();
        }
        return Identity.grants(change.to(), change.old(Properties.IDENTITY_PRIVILEGES));
    }

    private static List<String> type(Change change, Situation situation, String column) {
        String from = type(change.from());
        String to = type(change.to());
        boolean swapped = isSwapped(change.to(), situation);
        if (from.equals(to) && !change.of(Properties.COLLATION) && !swapped) {
            return List.of();
        }
        StringBuilder text = new StringBuilder(column).append(" TYPE ").append(to);
        if (change.now(Properties.COLLATION) != null) {
            text.append(" COLLATE ").append(change.now(Properties.COLLATION));
        }
        String bare = Names.last(change.name());
        boolean foreign = Objects.requireNonNull(change.to().parent()).kind() == Kind.FOREIGN_TABLE;
        if (change.to().has(Properties.GENERATED) || foreign) {
            // A computed column is computed again, and a foreign one lies elsewhere: PostgreSQL refuses a USING.
            return List.of(text.toString());
        }
        if (swapped && from.equals(to) && !Conversion.isStrings(to)) {
            text.append(" USING ").append(Conversion.swap(situation, bare, to));
        } else {
            conversion(change, situation)
                    .using()
                    .ifPresent(using -> text.append(" USING ").append(using));
        }
        return List.of(text.toString());
    }

    /** The values of a column in the type that it gets, over the old column. */
    static String converted(Change change, Situation situation) {
        String to = type(change.to());
        String bare = Names.last(change.name());
        boolean samePrint = type(change.from()).equals(to) && !Conversion.isStrings(to);
        return samePrint && isSwapped(change.to(), situation)
                ? Conversion.swap(situation, bare, to)
                : conversion(change, situation).using().orElse(bare);
    }

    /** True when the column's type is made anew under the same name, so that its values must be converted. */
    private static boolean isSwapped(SchemaObject column, Situation situation) {
        return column.dependsOn().stream().anyMatch(situation.swapped()::contains) && !column.has(Properties.INHERITED);
    }

    private static List<String> generated(Change change, String column) {
        if (!change.of(Properties.GENERATED)) {
            return List.of();
        }
        return change.to().has(Properties.GENERATED)
                ? List.of(column + " SET EXPRESSION AS "
                        + Names.parenthesized(String.valueOf(change.now(Properties.GENERATED))))
                : List.of(column + " DROP EXPRESSION");
    }

    /** Without a value the type's own applies; DEFAULT is understood from 16 on only. */
    private static String storage(Change change) {
        String now = change.now(Properties.STORAGE);
        return now != null ? now : StorageDefault.of(type(change.to()));
    }

    @Override
    public List<String> drop(SchemaObject column, Situation situation) {
        String alter = alterTable(column);
        String table = situation.families().keepsInHeirs(column) ? alter.replaceFirst("TABLE ", "TABLE ONLY ") : alter;
        return List.of(table + " DROP COLUMN " + Names.last(column.id().name()));
    }

    private static Conversion conversion(Change change, Situation situation) {
        return new Conversion(situation, Names.last(change.name()), type(change.from()), type(change.to()));
    }

    private static String type(SchemaObject column) {
        return Objects.requireNonNull(column.property(Properties.TYPE), "every column has a type");
    }

    static String alterTable(SchemaObject child) {
        ObjectId parent = Objects.requireNonNull(child.parent());
        boolean foreign = parent.kind() == Kind.FOREIGN_TABLE;
        String table = parent.kind() == Kind.COLUMN ? Names.prefix(parent.name()) : parent.name();
        return (foreign ? "ALTER FOREIGN TABLE " : parent.kind() == Kind.VIEW ? "ALTER VIEW " : "ALTER TABLE ") + table;
    }
}
