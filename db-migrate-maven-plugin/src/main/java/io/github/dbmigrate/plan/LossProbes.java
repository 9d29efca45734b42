package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts, right before a statement runs, the rows and values that it would lose. Asks the database itself what the object is
 * at that moment, because a rename may have gone before. What nobody can count is told as a loss of unknown size.
 */
final class LossProbes {

    private final CatalogScope scope;
    private final RowProbe probe;
    private final CompositeValues composites;

    LossProbes(CatalogScope scope, RowProbe probe) {
        this.scope = scope;
        this.probe = probe;
        this.composites = new CompositeValues(probe);
    }

    List<DataFinding> find(PlannedStatement statement) {
        ObjectId object = statement.object();
        if (statement.action() == Action.DROP && object.kind() == Kind.TABLE) {
            return droppedTable(object).stream().toList();
        }
        if (statement.action() == Action.DROP && object.kind() == Kind.COLUMN) {
            return droppedColumn(object, ObjectName.of(object.name())).stream().toList();
        }
        List<DataFinding> findings = new ArrayList<>();
        if (statement.copy() != null) {
            String from = statement.copy().from();
            for (ObjectId column : statement.copy().leftOut()) {
                String bare = ObjectName.of(column.name()).last();
                droppedColumn(column, ObjectName.of(from + "." + bare)).ifPresent(findings::add);
            }
            findings.add(copied(object, from));
        }
        ConvertedColumn.of(statement).forEach(column -> changedValues(column).ifPresent(findings::add));
        return findings;
    }

    /** Told even of a table without rows: others may have some. */
    private DataFinding copied(ObjectId table, String from) {
        String name = ObjectName.of(table.name()).shownIn(scope);
        OptionalLong rows = probe.count("SELECT count(*) FROM " + from);
        return new DataFinding(
                Effect.REBUILD,
                table,
                name,
                rows,
                "Table " + name + " is made anew, because PostgreSQL cannot alter how it is partitioned: "
                        + Count.of(rows, "row")
                        + " to copy, and nobody else can read or write it until the migration is through.",
                List.of());
    }

    private Optional<DataFinding> droppedTable(ObjectId table) {
        // Rows of children that stay are not lost; those of partitions go with their parent.
        OptionalLong rows = probe.lookUp(
                        "SELECT relkind FROM pg_catalog.pg_class WHERE oid = " + Literal.regclass(table.name()))
                .map(kind -> probe.count("SELECT count(*) FROM " + (kind.equals("p") ? "" : "ONLY ") + table.name()))
                .orElseGet(OptionalLong::empty);
        String name = ObjectName.of(table.name()).shownIn(scope);
        return loss(table, name, rows, "Table " + name + " is dropped with " + Count.of(rows, "row") + ".");
    }

    private Optional<DataFinding> droppedColumn(ObjectId column, ObjectName place) {
        String generated = attribute(place, "attgenerated");
        if (generated != null && !generated.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong values = probe.count("SELECT count(" + place.last() + ") FROM " + place.parent());
        String shown = ObjectName.of(column.name()).shownIn(scope);
        return loss(
                column,
                shown,
                values,
                "Column " + shown + " is dropped with " + Count.of(values, "value") + " that "
                        + (values.orElse(2) == 1 ? "is" : "are") + " not null.");
    }

    private Optional<DataFinding> changedValues(ConvertedColumn column) {
        ObjectName place = column.place();
        TypeChange change = column.change();
        String oldType = attribute(place, "pg_catalog.format_type(atttypid, atttypmod)");
        if (oldType != null && !change.mayChangeValues(oldType)) {
            return Optional.empty();
        }
        OptionalLong values = oldType == null ? OptionalLong.empty() : altered(place, change, oldType);
        String shown = ObjectName.of(column.column().name()).shownIn(scope);
        return loss(
                column.column(),
                shown,
                values,
                "Column " + shown + " changes" + (oldType == null ? "" : " from " + oldType) + " to " + change.type()
                        + ", which alters " + Count.of(values, "value") + ".");
    }

    /** Empty when there are values, and no way back from the new type tells which of them come through. */
    private OptionalLong altered(ObjectName column, TypeChange change, String oldType) {
        OptionalLong values = probe.count("SELECT count(*) FROM (SELECT FROM " + column.parent()
                + " WHERE num_nonnulls(" + column.last() + ") > 0 LIMIT 1) AS held");
        if (values.isPresent() && values.getAsLong() == 0) {
            return values;
        }
        List<String> conditions =
                composites.changed(column, change, oldType).map(List::of).orElseGet(() -> change.roundTrips(oldType));
        return conditions.stream()
                .map(condition -> probe.count("SELECT count(*) FROM " + column.parent() + " WHERE " + condition))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElseGet(OptionalLong::empty);
    }

    private static Optional<DataFinding> loss(ObjectId object, String key, OptionalLong count, String sentence) {
        Remedy keep = new Remedy("To keep what is there, take the change out of schema.sql.", List.of());
        return Count.mayBeSome(count)
                ? Optional.of(new DataFinding(Effect.LOSS, object, key, count, sentence, List.of(keep)))
                : Optional.empty();
    }

    /** Null when nobody knows. */
    private @Nullable String attribute(ObjectName column, String what) {
        return probe.lookUp("SELECT " + what + " FROM pg_catalog.pg_attribute WHERE attrelid = "
                        + Literal.regclass(column.parent())
                        + " AND NOT attisdropped AND pg_catalog.quote_ident(attname) = "
                        + Literal.text(column.last()))
                .orElse(null);
    }
}
