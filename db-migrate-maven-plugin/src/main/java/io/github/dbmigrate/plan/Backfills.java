package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.plan.kind.TableCopy;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code -Ddb-migrate.backfill}: columns that become NOT NULL, each with the expression that rows without a value get,
 * such as {@code users.phone:'unknown',users.born:now()}. Names are written as in SQL, the managed namespace may be left out.
 */
public final class Backfills {

    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("boolean", "false"),
            Map.entry("uuid", "gen_random_uuid()"),
            Map.entry("date", "current_date"),
            Map.entry("timestamp without time zone", "localtimestamp"),
            Map.entry("timestamp with time zone", "now()"),
            Map.entry("json", "'{}'"),
            Map.entry("jsonb", "'{}'"));
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private Backfills() {}

    /**
     * Finds the columns. Problem: {@code PARAMETER_INVALID} when an entry is not a column and an expression, or when {@code
     * schema.sql} has no such NOT NULL column.
     *
     * @param parameter blank for none
     */
    public static Map<ObjectId, String> parse(String parameter, Catalog after, CatalogScope scope) {
        Map<ObjectId, String> backfills = new LinkedHashMap<>();
        for (String entry : Names.list(parameter)) {
            int colon = outsideQuotes(entry);
            String name = colon < 0 ? "" : entry.substring(0, colon).strip();
            String value = colon < 0 ? "" : entry.substring(colon + 1).strip();
            if (name.isEmpty() || value.isEmpty()) {
                throw invalid("The backfill " + entry + " is not <table>.<column>:<value>.")
                        .exception();
            }
            backfills.put(column(name, after, scope), value);
        }
        return backfills;
    }

    /** Problem {@code PARAMETER_INVALID} when a column of them needed no value in the migration that was made. */
    public static void mustBeUsed(Map<ObjectId, String> backfills, Proof proof, CatalogScope scope) {
        Set<ObjectId> idle = new TreeSet<>(backfills.keySet());
        proof.up().stream()
                .filter(statement -> statement.action() == Action.FILL)
                .map(PlannedStatement::object)
                .forEach(idle::remove);
        proof.up().stream()
                .map(PlannedStatement::copy)
                .filter(Objects::nonNull)
                .flatMap(copy -> copy.columns().stream())
                .filter(TableCopy.Value::filled)
                .map(TableCopy.Value::column)
                .forEach(idle::remove);
        if (!idle.isEmpty()) {
            String names = idle.stream().map(id -> shown(id, scope)).collect(Collectors.joining(", "));
            throw invalid("backfill names what does not become NOT NULL by this change: " + names
                            + ". Nothing was written.")
                    .exception();
        }
    }

    /** What to paste so that rows without a value get one. */
    static String command(ObjectId column, @Nullable SchemaObject wanted, CatalogScope scope) {
        return "mvn db-migrate:dev -Ddb-migrate.backfill=\""
                + shown(column, scope).replace("\"", "\\\"") + ":" + example(wanted) + "\"";
    }

    /** A value that the column's type takes, to be thought over by the reader. */
    public static String example(@Nullable SchemaObject column) {
        String type = column == null ? null : column.property(Properties.TYPE);
        String bare = type == null
                ? ""
                : type.toLowerCase(Locale.ROOT).replaceAll("\\(.*?\\)", "").strip();
        if (bare.endsWith("[]")) {
            return "'{}'";
        }
        return NUMBERS.contains(bare) ? "0" : EXAMPLES.getOrDefault(bare, "'unknown'");
    }

    static Problem refused(ObjectId column, String sql, SqlFailure failure) {
        Problem problem = Problem.of(
                        ProblemCode.PARAMETER_INVALID,
                        "PostgreSQL refuses the backfill of " + column + ": " + failure.message()
                                + ". Nothing was written.")
                .fact("statement", sql)
                .fact("SQLSTATE", failure.sqlState());
        return problem.remedy(
                "Give a value of the column's type: an SQL expression, a text in single quotes, over the columns of"
                        + " the same table:",
                "mvn db-migrate:dev -Ddb-migrate.backfill=\"users.phone:'unknown'\"");
    }

    private static ObjectId column(String name, Catalog after, CatalogScope scope) {
        List<SchemaObject> found = after.objects().values().stream()
                .filter(object -> object.id().kind() == Kind.COLUMN)
                .filter(object -> object.id().name().equals(name)
                        || shown(object.id(), scope).equals(name))
                .toList();
        if (found.isEmpty()) {
            throw invalid("The backfill names " + name + ", which is no column in schema.sql.")
                    .exception();
        }
        SchemaObject column = found.get(0);
        if (!column.has(Properties.NOT_NULL)) {
            throw invalid("The backfill names " + name + ", which may hold NULL in schema.sql.")
                    .exception();
        }
        return column.id();
    }

    private static int outsideQuotes(String entry) {
        boolean quoted = false;
        for (int i = 0; i < entry.length(); i++) {
            quoted ^= entry.charAt(i) == '"';
            if (!quoted && entry.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    private static String shown(ObjectId id, CatalogScope scope) {
        return ObjectName.of(id.name()).shownIn(scope);
    }

    private static Problem invalid(String headline) {
        return Problem.of(ProblemCode.PARAMETER_INVALID, headline)
                .remedy(
                        "Name a column that becomes NOT NULL, and the value that rows without one get:",
                        "mvn db-migrate:dev -Ddb-migrate.backfill=\"users.phone:'unknown'\"");
    }
}
