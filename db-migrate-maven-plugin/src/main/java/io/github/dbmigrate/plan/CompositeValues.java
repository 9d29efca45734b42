package io.github.dbmigrate.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks into the composite values that columns store. */
final class CompositeValues {

    private final RowProbe probe;

    CompositeValues(RowProbe probe) {
        this.probe = probe;
    }

    /**
     * A column that stores values of a composite.
     *
     * @param how {@code value}, {@code array}, or {@code inside another}
     */
    record Holder(String table, String column, String how) {}

    /** The columns that store values of a type; empty when nobody knows. */
    Optional<List<Holder>> holders(String type) {
        return probe.look(columnsHolding(type))
                .map(rows -> rows.stream()
                        .map(row -> new Holder(
                                String.valueOf(row.get(0)), String.valueOf(row.get(1)), String.valueOf(row.get(2))))
                        .toList());
    }

    /** How many rows hold something in an attribute; empty when they hold the composite where nobody can look into it. */
    OptionalLong rows(Holder holder, String attribute) {
        String from = " FROM ONLY " + holder.table();
        String column = holder.column();
        return switch (holder.how()) {
            case "value" -> probe.count("SELECT count((" + column + ")." + attribute + ")" + from);
            case "array" ->
                probe.count("SELECT count(*)" + from + " WHERE EXISTS (SELECT FROM unnest(" + column
                        + ") AS db_migrate_element WHERE num_nonnulls((db_migrate_element)." + attribute + ") > 0)");
            default -> {
                OptionalLong any = probe.count("SELECT count(*) FROM (SELECT" + from + " WHERE num_nonnulls(" + column
                        + ") > 0 LIMIT 1) AS held");
                yield any.isPresent() && any.getAsLong() == 0 ? any : OptionalLong.empty();
            }
        };
    }

    /** A type is held by its array, by domains and ranges over it, and by every row that has a column of it. */
    private static String columnsHolding(String type) {
        String id = Literal.regtype(type) + "::pg_catalog.oid";
        return "WITH RECURSIVE holder AS (SELECT " + id + " AS id UNION SELECT t.oid FROM holder"
                + " JOIN pg_catalog.pg_type t ON t.typelem = holder.id OR t.typbasetype = holder.id"
                + " OR EXISTS (SELECT FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid AND r.rngsubtype = holder.id)"
                + " OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.atttypid = holder.id"
                + " AND NOT a.attisdropped))"
                + " SELECT a.attrelid::pg_catalog.regclass, pg_catalog.quote_ident(a.attname), CASE WHEN a.atttypid = "
                + id + " THEN 'value' WHEN a.atttypid = (SELECT typarray FROM pg_catalog.pg_type WHERE oid = " + id
                + ") THEN 'array' ELSE 'inside another' END FROM pg_catalog.pg_attribute a"
                + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'"
                + " WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.atttypid IN (SELECT id FROM holder)";
    }

    /**
     * The condition that holds for a value of one composite that changes in an attribute which both have; empty when one of the
     * two types is none.
     */
    Optional<String> changed(ObjectName column, TypeChange change, String oldType) {
        List<String> old = attributes(oldType);
        List<String> now = attributes(change.type());
        if (old.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        String there = "((" + change.expression() + ")::" + change.type() + ")";
        List<String> conditions = new ArrayList<>();
        for (String attribute : old) {
            if (now.contains(attribute)) {
                conditions.add(there + "." + attribute + "::text IS DISTINCT FROM (" + column.last() + ")." + attribute
                        + "::text");
            }
        }
        return Optional.of(conditions.isEmpty() ? "false" : String.join(" OR ", conditions));
    }

    private List<String> attributes(String type) {
        return probe
                .look(
                        "SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_type t JOIN pg_catalog.pg_attribute a"
                                + " ON a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped WHERE t.oid = "
                                + Literal.regtype(type) + " ORDER BY a.attnum")
                .orElse(List.of())
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }
}
