package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.plan.kind.TableCopy;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says, right after PostgreSQL refused a statement because of the rows, how many rows stand in its way. SQLSTATE classes 22
 * and 23 are the rows' (the manual's appendix A).
 */
final class ConflictProbes {

    private static final Pattern KEY_OF_DETAIL = Pattern.compile("Key \\((.*?)\\)=\\(", Pattern.DOTALL);

    private final Catalog after;
    private final CatalogScope scope;
    private final RowProbe probe;

    ConflictProbes(Catalog after, CatalogScope scope, RowProbe probe) {
        this.after = after;
        this.scope = scope;
        this.probe = probe;
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
            case "23505" -> duplicates(statement, failure);
            case "23503" -> orphans(statement, failure);
            case "23514" -> checked(statement, failure);
            case "23P01" -> excluded(statement, failure);
            default -> converted(statement, failure);
        };
    }

    private DataFinding nulls(PlannedStatement statement, SqlFailure failure) {
        ObjectId object = statement.object();
        if (object.kind() == Kind.CONSTRAINT) {
            return nullsInKey(object, failure);
        }
        if (object.kind() != Kind.COLUMN) {
            return unexplained(object, failure);
        }
        ObjectName name = ObjectName.of(object.name());
        String table = shown(name.parent());
        if (statement.action() == Action.CREATE) {
            OptionalLong rows = count(name.parent(), "true");
            return missingValue(
                    object,
                    rows,
                    "Column " + shown(object) + " is added as NOT NULL without a value for the rows that are there: "
                            + table + " has " + Count.of(rows, "row") + ".",
                    new Remedy(
                            "Or give the column a DEFAULT in schema.sql, which every later row gets as well.",
                            List.of()));
        }
        OptionalLong nulls = count(name.parent(), name.last() + " IS NULL");
        return missingValue(
                object,
                nulls,
                "Column " + shown(object) + " becomes NOT NULL, but " + Count.of(nulls, "row") + " of " + table + " "
                        + Count.verb(nulls, "hold") + " NULL.",
                byHand("UPDATE " + name.parent() + " SET " + name.last() + " = <value> WHERE " + name.last()
                        + " IS NULL;"));
    }

    private DataFinding nullsInKey(ObjectId constraint, SqlFailure failure) {
        List<String> columns = list(constraint, "columns");
        if (columns.isEmpty()) {
            return unexplained(constraint, failure);
        }
        String table = ObjectName.of(constraint.name()).parent();
        String isNull = columns.stream().map(column -> column + " IS NULL").collect(Collectors.joining(" OR "));
        OptionalLong nulls = count(table, isNull);
        return conflict(
                constraint,
                nulls,
                "Primary key (" + String.join(", ", columns) + ") of " + shown(table) + " allows no NULL, but "
                        + Count.of(nulls, "row") + " " + Count.verb(nulls, "hold") + " one.",
                byHand("UPDATE " + table + " SET <column> = <value> WHERE " + isNull + ";"));
    }

    private DataFinding duplicates(PlannedStatement statement, SqlFailure failure) {
        ObjectId object = statement.object();
        Matcher key = KEY_OF_DETAIL.matcher(failure.detail() == null ? "" : failure.detail());
        @Nullable String table = tableOf(object);
        if (table == null || !key.find()) {
            return unexplained(object, failure);
        }
        String columns = key.group(1);
        SchemaObject wanted = after.find(object);
        String predicate = object.kind() == Kind.INDEX && wanted != null ? wanted.property("expression") : null;
        String repeated = "(SELECT count(*) AS n FROM " + table + (predicate == null ? "" : " WHERE " + predicate)
                + " GROUP BY " + columns + " HAVING count(*) > 1 AND "
                + (text(object, "definition").contains("NULLS NOT DISTINCT")
                        ? "true"
                        : "num_nulls(" + columns + ") = 0")
                + ") AS repeated";
        OptionalLong values = probe.count("SELECT count(*) FROM " + repeated);
        OptionalLong rows = probe.count("SELECT coalesce(sum(n), 0) FROM " + repeated);
        return conflict(
                object,
                values,
                shown(object) + " wants (" + columns + ") of " + shown(table) + " to be unique, but "
                        + Count.of(values, "value") + " " + Count.verb(values, "occur") + " more than once, in "
                        + Count.of(rows, "row") + ".",
                byHand("SELECT " + columns + ", count(*) FROM " + table + " GROUP BY " + columns
                        + " HAVING count(*) > 1;"));
    }

    private DataFinding orphans(PlannedStatement statement, SqlFailure failure) {
        ObjectId object = statement.object();
        List<String> from = list(object, "columns");
        List<String> to = list(object, "referencedColumns");
        String target = text(object, "referencedTable");
        if (from.isEmpty() || from.size() != to.size() || target.isEmpty()) {
            return unexplained(object, failure);
        }
        String table = ObjectName.of(object.name()).parent();
        String present =
                from.stream().map(column -> "o." + column + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, from.size())
                .mapToObj(i -> "t." + to.get(i) + " = o." + from.get(i))
                .collect(Collectors.joining(" AND "));
        String orphan = present + " AND NOT EXISTS (SELECT FROM " + target + " t WHERE " + same + ")";
        OptionalLong rows = probe.count("SELECT count(*) FROM " + table + " o WHERE " + orphan);
        return conflict(
                object,
                rows,
                "Foreign key " + shown(object) + " is broken by " + Count.of(rows, "row") + " of " + shown(table)
                        + " that " + Count.verb(rows, "point") + " to no row of " + shown(target)
                        + ".",
                byHand("DELETE FROM " + table + " o WHERE " + orphan + ";"));
    }

    private DataFinding excluded(PlannedStatement statement, SqlFailure failure) {
        ObjectId object = statement.object();
        String table = ObjectName.of(object.name()).parent();
        Optional<String> question = Exclusion.count(table, text(object, "definition"));
        if (object.kind() != Kind.CONSTRAINT || question.isEmpty()) {
            return unexplained(object, failure);
        }
        OptionalLong rows = probe.count(question.get());
        return conflict(
                object,
                rows,
                "Exclusion " + shown(object) + " does not hold: " + Count.of(rows, "row") + " of " + shown(table) + " "
                        + Count.verb(rows, "conflict") + " with another.",
                byHand("DELETE FROM " + table + " WHERE <one of two that conflict>;"));
    }

    private DataFinding checked(PlannedStatement statement, SqlFailure failure) {
        ObjectId object = statement.object();
        if (statement.copy() != null) {
            return withoutPartition(object, statement.copy(), failure);
        }
        String expression = text(object, "expression");
        SchemaObject wanted = after.find(object);
        boolean ofTable =
                wanted != null && wanted.parent() != null && wanted.parent().kind() == Kind.TABLE;
        if (!ofTable || expression.isEmpty()) {
            return unexplained(object, failure);
        }
        String table = ObjectName.of(object.name()).parent();
        OptionalLong rows = count(table, "NOT (" + expression + ")");
        return conflict(
                object,
                rows,
                "Check " + shown(object) + " does not hold for " + Count.of(rows, "row") + " of " + shown(table) + ".",
                byHand("SELECT * FROM " + table + " WHERE NOT (" + expression + ");"));
    }

    /** Asked between the failure and the end of the transaction: the partitions are there, and the rows still in the old form. */
    private DataFinding withoutPartition(ObjectId table, TableCopy copy, SqlFailure failure) {
        if (!failure.message().contains("no partition of relation")) {
            return unexplained(table, failure);
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
                shown(table),
                rows,
                "No partition of " + shown(table) + " takes " + Count.of(rows, "row") + ". The first: "
                        + Objects.requireNonNullElse(failure.detail(), failure.message()),
                List.of(new Remedy(
                        "Add partitions that take them to schema.sql, or one for all the rest:",
                        List.of(
                                "CREATE TABLE " + shown(table) + "_default PARTITION OF " + shown(table) + " DEFAULT;",
                                "mvn db-migrate:dev"))));
    }

    private DataFinding converted(PlannedStatement statement, SqlFailure failure) {
        return ConvertedColumn.of(statement).stream()
                .map(column -> unconverted(column, failure))
                .filter(finding -> statement.copy() == null || finding.count().isPresent())
                .findFirst()
                .orElseGet(() -> unexplained(statement.object(), failure));
    }

    private DataFinding unconverted(ConvertedColumn converted, SqlFailure failure) {
        ObjectId column = converted.column();
        TypeChange change = converted.change();
        String table = ObjectName.of(column.name()).parent();
        OptionalLong values = refusedConversions(converted.place().parent(), change);
        return conflict(
                column,
                values,
                "Column " + shown(column) + " becomes " + change.type() + ", but " + Count.of(values, "value")
                        + " cannot be converted: " + failure.message() + ".",
                byHand("UPDATE " + table + " SET " + change.column() + " = <value> WHERE <what cannot be converted>;"));
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

    DataFinding unexplained(ObjectId object, SqlFailure failure) {
        String detail = failure.detail() == null ? "" : " " + failure.detail();
        return conflict(
                object,
                OptionalLong.empty(),
                "PostgreSQL refuses the change of " + object.kind().label() + " " + shown(object) + ": "
                        + failure.message() + "." + detail,
                byHand("<statements that mend the rows>"));
    }

    private DataFinding conflict(ObjectId object, OptionalLong count, String sentence, Remedy remedy) {
        return new DataFinding(Effect.CONFLICT, object, shown(object), count, sentence, List.of(remedy));
    }

    private DataFinding missingValue(ObjectId column, OptionalLong count, String sentence, Remedy otherwise) {
        Remedy backfill = new Remedy(
                "Name the value that these rows get, an SQL expression; the migration then fills them first:",
                List.of(Backfills.command(column, after.find(column), scope)));
        return new DataFinding(
                Effect.MISSING_VALUE, column, shown(column), count, sentence, List.of(backfill, otherwise));
    }

    private static Remedy byHand(String statement) {
        return new Remedy(
                "Write the migration without applying it, put the mending of the rows before the statement that needs"
                        + " it, then apply it:",
                List.of("mvn db-migrate:dev -Ddb-migrate.createOnly", statement, "mvn db-migrate:dev"));
    }

    private OptionalLong count(String table, String condition) {
        return probe.count("SELECT count(*) FROM " + table + " WHERE " + condition);
    }

    private @Nullable String tableOf(ObjectId object) {
        if (object.kind() == Kind.CONSTRAINT) {
            return ObjectName.of(object.name()).parent();
        }
        SchemaObject wanted = after.find(object);
        return wanted == null || wanted.parent() == null
                ? null
                : wanted.parent().name();
    }

    private String text(ObjectId object, String property) {
        SchemaObject wanted = after.find(object);
        String value = wanted == null ? null : wanted.property(property);
        return value == null ? "" : value;
    }

    private List<String> list(ObjectId object, String property) {
        String value = text(object, property);
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(", (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }

    private String shown(ObjectId object) {
        return shown(object.name());
    }

    private String shown(String name) {
        return ObjectName.of(name).shownIn(scope);
    }
}
