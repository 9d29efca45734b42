package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.List;
import java.util.OptionalLong;

/**
 * Says, right after PostgreSQL refused a statement because of the rows, how many rows stand in its way. SQLSTATE classes 22
 * and 23 are the rows' (the manual's appendix A).
 */
final class ConflictProbes {

    private final Catalog after;
    private final CatalogScope scope;
    private final Conflicts conflicts;
    private final ConstraintConflicts constraints;
    private final FormConflicts forms;

    ConflictProbes(Catalog after, CatalogScope scope, RowProbe probe) {
        this.after = after;
        this.scope = scope;
        this.conflicts = new Conflicts(after, scope, probe);
        this.constraints = new ConstraintConflicts(after, probe, conflicts);
        this.forms = new FormConflicts(probe, conflicts);
    }

    static boolean isAboutRows(SqlFailure failure) {
        return failure.sqlState().startsWith("22") || failure.sqlState().startsWith("23");
    }

    DataFinding explain(PlannedStatement statement, SqlFailure failure) {
        if (statement.action() == Action.FILL) {
            return unexplained(statement.object(), failure);
        }
        return switch (failure.sqlState()) {
            case "23502" -> nulls(statement, failure);
            case "23505" -> constraints.duplicates(statement.object(), failure);
            case "23503" -> constraints.orphans(statement.object(), failure);
            case "23514" ->
                statement.copy() == null
                        ? constraints.checked(statement.object(), failure)
                        : forms.withoutPartition(statement.object(), statement.copy(), failure);
            case "23P01" -> constraints.excluded(statement.object(), failure);
            default -> forms.converted(statement, failure);
        };
    }

    /** What PostgreSQL said, of a failure that is not about the rows. */
    DataFinding unexplained(ObjectId object, SqlFailure failure) {
        return conflicts.unexplained(object, failure);
    }

    private DataFinding nulls(PlannedStatement statement, SqlFailure failure) {
        ObjectId object = statement.object();
        if (object.kind() == Kind.CONSTRAINT) {
            return constraints.nullsInKey(object, failure);
        }
        if (object.kind() != Kind.COLUMN) {
            return unexplained(object, failure);
        }
        ObjectName name = ObjectName.of(object.name());
        String table = conflicts.shown(name.parent());
        if (statement.action() == Action.CREATE) {
            OptionalLong rows = conflicts.count(name.parent(), "true");
            return missingValue(
                    object,
                    rows,
                    "Column " + conflicts.shown(object)
                            + " is added as NOT NULL without a value for the rows that are there: " + table + " has "
                            + Count.of(rows, "row") + ".",
                    new Remedy(
                            "Or give the column a DEFAULT in schema.sql, which every later row gets as well.",
                            List.of()));
        }
        OptionalLong nulls = conflicts.count(name.parent(), name.last() + " IS NULL");
        return missingValue(
                object,
                nulls,
                "Column " + conflicts.shown(object) + " becomes NOT NULL, but " + Count.of(nulls, "row") + " of "
                        + table + " " + Count.verb(nulls, "hold") + " NULL.",
                Conflicts.byHand("UPDATE " + name.parent() + " SET " + name.last() + " = <value> WHERE " + name.last()
                        + " IS NULL;"));
    }

    private DataFinding missingValue(ObjectId column, OptionalLong count, String sentence, Remedy otherwise) {
        Remedy backfill = new Remedy(
                "Name the value that these rows get, an SQL expression; the migration then fills them first:",
                List.of(Backfills.command(column, after.find(column), scope)));
        return new DataFinding(
                Effect.MISSING_VALUE, column, conflicts.shown(column), count, sentence, List.of(backfill, otherwise));
    }
}
