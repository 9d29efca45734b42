package io.github.dbmigrate.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What {@link CatalogStamp} need not look at in a database: to plan a query for a catalog costs more than to see that its file is empty, and each subquery costs as much again.
 * The stamp's value does not depend on it. What is made between this question and the stamp may count although it is temporary, or not count yet; both cost a comparison and nothing else.
 *
 * @param empty catalogs without a row, which have no part in the digest
 * @param temporaryRelations whether there are any
 * @param temporaryNamespaces a subquery or a list, or empty where there are none
 * @param systemNamespaces a subquery or a list
 */
record StampScope(Set<String> empty, boolean temporaryRelations, String temporaryNamespaces, String systemNamespaces) {

    private static final String ALL = "true";

    private static final String OF_TEMPORARY = "nspname ~ '^pg_(toast_)?temp_'";
    private static final String OF_SYSTEM = "(nspname ~ '^pg_' OR nspname = 'information_schema')";

    private static final String RELATIONS = "SELECT oid FROM pg_catalog.pg_class WHERE relpersistence = 't'";
    private static final String NAMESPACES = "SELECT oid FROM pg_catalog.pg_namespace WHERE ";

    /** Asks for everything of every catalog. */
    static final StampScope WHOLE = new StampScope(Set.of(), true, NAMESPACES + OF_TEMPORARY, NAMESPACES + OF_SYSTEM);

    private static final List<String> OFTEN_EMPTY = List.of(
            "pg_attrdef",
            "pg_default_acl",
            "pg_enum",
            "pg_event_trigger",
            "pg_foreign_data_wrapper",
            "pg_foreign_server",
            "pg_foreign_table",
            "pg_inherits",
            "pg_partitioned_table",
            "pg_policy",
            "pg_publication",
            "pg_publication_rel",
            "pg_seclabel",
            "pg_statistic_ext",
            "pg_transform",
            "pg_trigger",
            "pg_user_mapping");

    // Temporary namespaces stay for the next session that wants one, so there are some where nothing in them is left.
    private static final String QUESTION = "SELECT EXISTS (" + RELATIONS + "), temporary, system"
            + ", pg_catalog.pg_relation_size('pg_catalog."
            + String.join("'), pg_catalog.pg_relation_size('pg_catalog.", OFTEN_EMPTY) + "') FROM (SELECT "
            + listOf(OF_TEMPORARY) + ", " + listOf(OF_SYSTEM + " AND NOT " + OF_TEMPORARY)
            + " FROM pg_catalog.pg_namespace) AS namespaces (temporary, system)";

    private static final int FIRST_SIZE = 4;

    static StampScope ask(Connection connection) throws SQLException {
        try (Statement statement = CatalogReader.statement(connection);
                ResultSet row = statement.executeQuery(QUESTION)) {
            row.next();
            return new StampScope(
                    empty(row),
                    row.getBoolean(1),
                    Objects.requireNonNullElse(row.getString(2), ""),
                    Objects.requireNonNull(row.getString(3)));
        }
    }

    private static String listOf(String condition) {
        return "pg_catalog.string_agg(oid::text, ',') FILTER (WHERE " + condition + ")";
    }

    private static Set<String> empty(ResultSet row) throws SQLException {
        Set<String> empty = new HashSet<>();
        for (int at = 0; at < OFTEN_EMPTY.size(); at++) {
            if (row.getLong(FIRST_SIZE + at) == 0) {
                empty.add(OFTEN_EMPTY.get(at));
            }
        }
        if (empty.contains("pg_user_mapping")) {
            empty.add("pg_user_mappings");
        }
        return empty;
    }

    boolean leavesOut(String catalog) {
        return empty.contains(catalog);
    }

    /** What stands before a query with these conditions. */
    String with() {
        return temporaryRelations ? "WITH temporary_relations AS MATERIALIZED (" + RELATIONS + ") " : "";
    }

    /** The condition that a column names no temporary relation. */
    String permanent(String relation) {
        return notIn(relation, temporaryRelations ? "SELECT oid FROM temporary_relations" : "");
    }

    /** The condition that a column names no temporary namespace. */
    String inPermanentNamespace(String namespace) {
        return notIn(namespace, temporaryNamespaces);
    }

    /** The condition that a column names no namespace of the system. */
    String outsideOfSystem(String namespace) {
        return notIn(namespace, systemNamespaces);
    }

    private static String notIn(String column, String others) {
        return others.isEmpty() ? ALL : column + " NOT IN (" + others + ")";
    }
}
