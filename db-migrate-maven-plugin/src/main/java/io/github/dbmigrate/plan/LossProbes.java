package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts, right before a statement runs, the rows and values that it would lose. Asks the database itself what the object is
 * at that moment, because a rename may have gone before.
 */
final class LossProbes {

    private final CatalogScope scope;
    private final RowProbe probe;

    LossProbes(CatalogScope scope, RowProbe probe) {
        this.scope = scope;
        this.probe = probe;
    }

    Optional<DataFinding> find(PlannedStatement statement) {
        if (statement.action() == Action.DROP && statement.object().kind() == Kind.TABLE) {
            return droppedTable(statement.object());
        }
        if (statement.action() == Action.DROP && statement.object().kind() == Kind.COLUMN) {
            return droppedColumn(statement.object());
        }
        return TypeChange.of(statement).flatMap(change -> changedValues(statement.object(), change));
    }

    private Optional<DataFinding> droppedTable(ObjectId table) {
        String kind = value("SELECT relkind FROM pg_catalog.pg_class WHERE oid = " + regclass(table.name()));
        // Rows of children that stay are not lost; those of partitions go with their parent.
        String only = "p".equals(kind) ? "" : "ONLY ";
        OptionalLong rows = probe.count("SELECT count(*) FROM " + only + table.name());
        String name = ObjectName.of(table.name()).shownIn(scope);
        return loss(table, name, rows, "Table " + name + " is dropped with " + Count.of(rows, "row") + ".");
    }

    private Optional<DataFinding> droppedColumn(ObjectId column) {
        ObjectName name = ObjectName.of(column.name());
        if (!"".equals(attribute(name, "attgenerated"))) {
            return Optional.empty();
        }
        OptionalLong values = probe.count("SELECT count(" + name.last() + ") FROM " + name.parent());
        String shown = name.shownIn(scope);
        return loss(
                column,
                shown,
                values,
                "Column " + shown + " is dropped with " + Count.of(values, "value") + " that "
                        + (values.orElse(2) == 1 ? "is" : "are") + " not null.");
    }

    private Optional<DataFinding> changedValues(ObjectId column, TypeChange change) {
        ObjectName name = ObjectName.of(column.name());
        String oldType = attribute(name, "format_type(atttypid, atttypmod)");
        if (oldType == null || !change.mayChangeValues(oldType)) {
            return Optional.empty();
        }
        OptionalLong values = change.roundTrips(oldType).stream()
                .map(condition -> probe.count("SELECT count(*) FROM " + name.parent() + " WHERE " + condition))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.of(0));
        String shown = name.shownIn(scope);
        return loss(
                column,
                shown,
                values,
                "Column " + shown + " changes from " + oldType + " to " + change.type() + ", which alters "
                        + Count.of(values, "value") + ".");
    }

    private static Optional<DataFinding> loss(ObjectId object, String key, OptionalLong count, String sentence) {
        Remedy keep = new Remedy("To keep what is there, take the change out of schema.sql.", List.of());
        return Count.mayBeSome(count)
                ? Optional.of(new DataFinding(Effect.LOSS, object, key, count, sentence, List.of(keep)))
                : Optional.empty();
    }

    private @Nullable String attribute(ObjectName column, String what) {
        return value("SELECT " + what + " FROM pg_catalog.pg_attribute WHERE attrelid = " + regclass(column.parent())
                + " AND NOT attisdropped AND quote_ident(attname) = " + literal(column.last()));
    }

    private @Nullable String value(String select) {
        return probe.ask(select)
                .filter(rows -> !rows.isEmpty())
                .map(rows -> rows.get(0).get(0))
                .orElse(null);
    }

    private static String regclass(String table) {
        return literal(table) + "::regclass";
    }

    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
