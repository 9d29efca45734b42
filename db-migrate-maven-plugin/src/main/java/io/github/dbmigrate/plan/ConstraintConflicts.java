package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows that break a constraint, a key or a unique index. */
final class ConstraintConflicts {

    private static final Pattern KEY_OF_DETAIL = Pattern.compile("Key \\((.*?)\\)=\\(", Pattern.DOTALL);

    private final Catalog after;
    private final RowProbe probe;
    private final Conflicts conflicts;

    ConstraintConflicts(Catalog after, RowProbe probe, Conflicts conflicts) {
        this.after = after;
        this.probe = probe;
        this.conflicts = conflicts;
    }

    DataFinding nullsInKey(ObjectId constraint, SqlFailure failure) {
        List<String> columns = list(constraint, "columns");
        if (columns.isEmpty()) {
            return conflicts.unexplained(constraint, failure);
        }
        String table = ObjectName.of(constraint.name()).parent();
        String isNull = columns.stream().map(column -> column + " IS NULL").collect(Collectors.joining(" OR "));
        OptionalLong nulls = conflicts.count(table, isNull);
        return conflicts.conflict(
                constraint,
                nulls,
                "Primary key (" + String.join(", ", columns) + ") of " + conflicts.shown(table)
                        + " allows no NULL, but " + Count.of(nulls, "row") + " " + Count.verb(nulls, "hold") + " one.",
                Conflicts.byHand("UPDATE " + table + " SET <column> = <value> WHERE " + isNull + ";"));
    }

    DataFinding duplicates(ObjectId object, SqlFailure failure) {
        Matcher key = KEY_OF_DETAIL.matcher(failure.detail() == null ? "" : failure.detail());
        @Nullable String table = tableOf(object);
        if (table == null || !key.find()) {
            return conflicts.unexplained(object, failure);
        }
        String columns = key.group(1);
        SchemaObject wanted = after.find(object);
        String predicate = object.kind() == Kind.INDEX && wanted != null ? wanted.property("expression") : null;
        String repeated = "(SELECT count(*) AS n FROM " + table + (predicate == null ? "" : " WHERE " + predicate)
                + " GROUP BY " + columns + " HAVING count(*) > 1 AND "
                + (conflicts.text(object, "definition").contains("NULLS NOT DISTINCT")
                        ? "true"
                        : "num_nulls(" + columns + ") = 0")
                + ") AS repeated";
        OptionalLong values = probe.count("SELECT count(*) FROM " + repeated);
        OptionalLong rows = probe.count("SELECT coalesce(sum(n), 0) FROM " + repeated);
        return conflicts.conflict(
                object,
                values,
                conflicts.shown(object) + " wants (" + columns + ") of " + conflicts.shown(table)
                        + " to be unique, but "
                        + Count.of(values, "value") + " " + Count.verb(values, "occur") + " more than once, in "
                        + Count.of(rows, "row") + ".",
                Conflicts.byHand("SELECT " + columns + ", count(*) FROM " + table + " GROUP BY " + columns
                        + " HAVING count(*) > 1;"));
    }

    DataFinding orphans(ObjectId object, SqlFailure failure) {
        List<String> from = list(object, "columns");
        List<String> to = list(object, "referencedColumns");
        String target = conflicts.text(object, "referencedTable");
        if (from.isEmpty() || from.size() != to.size() || target.isEmpty()) {
            return conflicts.unexplained(object, failure);
        }
        String table = ObjectName.of(object.name()).parent();
        String present =
                from.stream().map(column -> "o." + column + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, from.size())
                .mapToObj(i -> "t." + to.get(i) + " = o." + from.get(i))
                .collect(Collectors.joining(" AND "));
        String orphan = present + " AND NOT EXISTS (SELECT FROM " + target + " t WHERE " + same + ")";
        OptionalLong rows = probe.count("SELECT count(*) FROM " + table + " o WHERE " + orphan);
        return conflicts.conflict(
                object,
                rows,
                "Foreign key " + conflicts.shown(object) + " is broken by " + Count.of(rows, "row") + " of "
                        + conflicts.shown(table)
                        + " that " + Count.verb(rows, "point") + " to no row of " + conflicts.shown(target)
                        + ".",
                Conflicts.byHand("DELETE FROM " + table + " o WHERE " + orphan + ";"));
    }

    DataFinding excluded(ObjectId object, SqlFailure failure) {
        String table = ObjectName.of(object.name()).parent();
        Optional<String> question = Exclusion.count(table, conflicts.text(object, "definition"));
        if (object.kind() != Kind.CONSTRAINT || question.isEmpty()) {
            return conflicts.unexplained(object, failure);
        }
        OptionalLong rows = probe.count(question.get());
        return conflicts.conflict(
                object,
                rows,
                "Exclusion " + conflicts.shown(object) + " does not hold: " + Count.of(rows, "row") + " of "
                        + conflicts.shown(table) + " " + Count.verb(rows, "conflict") + " with another.",
                Conflicts.byHand("DELETE FROM " + table + " WHERE <one of two that conflict>;"));
    }

    DataFinding checked(ObjectId object, SqlFailure failure) {
        String expression = conflicts.text(object, "expression");
        SchemaObject wanted = after.find(object);
        boolean ofTable =
                wanted != null && wanted.parent() != null && wanted.parent().kind() == Kind.TABLE;
        if (!ofTable || expression.isEmpty()) {
            return conflicts.unexplained(object, failure);
        }
        String table = ObjectName.of(object.name()).parent();
        OptionalLong rows = conflicts.count(table, "NOT (" + expression + ")");
        return conflicts.conflict(
                object,
                rows,
                "Check " + conflicts.shown(object) + " does not hold for " + Count.of(rows, "row") + " of "
                        + conflicts.shown(table) + ".",
                Conflicts.byHand("SELECT * FROM " + table + " WHERE NOT (" + expression + ");"));
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

    private List<String> list(ObjectId object, String property) {
        String value = conflicts.text(object, property);
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(", (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }
}
