package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.plan.kind.TableCopy;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The rows that a new form of their table does not take: a type that they do not convert to, partitions without a place for them. */
final class FormConflicts {

    private final RowProbe probe;
    private final Conflicts conflicts;

    FormConflicts(RowProbe probe, Conflicts conflicts) {
        this.probe = probe;
        this.conflicts = conflicts;
    }

    /** Asked between the failure and the end of the transaction: the partitions are there, and the rows still in the old form. */
    DataFinding withoutPartition(ObjectId table, TableCopy copy, SqlFailure failure) {
        if (!failure.message().contains("no partition of relation")) {
            return conflicts.unexplained(table, failure);
        }
        List<String> bounds = probe
                .look("SELECT pg_catalog.pg_get_partition_constraintdef(relid) FROM pg_catalog.pg_partition_tree("
                        + Literal.regclass(table.name()) + ") WHERE isleaf AND level > 0")
                .orElse(List.of())
                .stream()
                .map(row -> "(" + row.get(0) + ")")
                .toList();
        String values = copy.columns().stream()
                .map(value -> "(" + value.expression() + ")::" + value.type() + " AS "
                        + ObjectName.of(value.column().name()).last())
                .collect(Collectors.joining(", "));
        OptionalLong rows = probe.count("SELECT count(*) FROM (SELECT " + values + " FROM " + copy.from()
                + ") AS copied WHERE (" + (bounds.isEmpty() ? "false" : String.join(" OR ", bounds)) + ") IS NOT TRUE");
        return new DataFinding(
                Effect.CONFLICT,
                table,
                conflicts.shown(table),
                rows,
                "No partition of " + conflicts.shown(table) + " takes " + Count.of(rows, "row") + ". The first: "
                        + Objects.requireNonNullElse(failure.detail(), failure.message()),
                List.of(new Remedy(
                        "Add partitions that take them to schema.sql, or one for all the rest:",
                        List.of(
                                "CREATE TABLE " + conflicts.shown(table) + "_default PARTITION OF "
                                        + conflicts.shown(table) + " DEFAULT;",
                                "mvn db-migrate:dev"))));
    }

    DataFinding converted(PlannedStatement statement, SqlFailure failure) {
        return ConvertedColumn.of(statement).stream()
                .map(column -> unconverted(column, failure))
                .filter(finding -> statement.copy() == null || finding.count().isPresent())
                .findFirst()
                .orElseGet(() -> conflicts.unexplained(statement.object(), failure));
    }

    private DataFinding unconverted(ConvertedColumn converted, SqlFailure failure) {
        ObjectId column = converted.column();
        TypeChange change = converted.change();
        String table = ObjectName.of(column.name()).parent();
        OptionalLong values = refusedConversions(converted.place().parent(), change);
        return conflicts.conflict(
                column,
                values,
                "Column " + conflicts.shown(column) + " becomes " + change.type() + ", but " + Count.of(values, "value")
                        + " cannot be converted: " + failure.message() + ".",
                Conflicts.byHand("UPDATE " + table + " SET " + change.column()
                        + " = <value> WHERE <what cannot be converted>;"));
    }

    // A conversion that fails ends its statement, so each row is tried by itself.
    private OptionalLong refusedConversions(String table, TypeChange change) {
        boolean made = probe.prepare("CREATE FUNCTION pg_temp.db_migrate_refused() RETURNS bigint LANGUAGE plpgsql AS "
                + "$db_migrate$ DECLARE place record; refused bigint := 0; BEGIN FOR place IN SELECT tableoid, ctid FROM "
                + table + " LOOP BEGIN PERFORM (" + change.expression() + ")::" + change.type() + " FROM " + table
                + " WHERE tableoid = place.tableoid AND ctid = place.ctid; EXCEPTION WHEN OTHERS THEN refused := refused"
                + " + 1; END; END LOOP; RETURN refused; END $db_migrate$");
        if (!made) {
            return OptionalLong.empty();
        }
        OptionalLong refused = probe.count("SELECT pg_temp.db_migrate_refused()");
        probe.prepare("DROP FUNCTION pg_temp.db_migrate_refused()");
        return refused.orElse(0) == 0 ? OptionalLong.empty() : refused;
    }
}
