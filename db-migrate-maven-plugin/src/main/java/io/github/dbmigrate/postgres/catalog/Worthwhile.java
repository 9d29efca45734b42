package io.github.dbmigrate.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out the queries that answer no row: most kinds of objects are in few databases, and to plan a query for one costs
 * the server several times what it costs to see that there is none.
 */
final class Worthwhile {

    // What is in no other is the system's.
    private static final String SCHEMAS = "with schemas as materialized"
            + " (select oid from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema') select ";

    private Worthwhile() {}

    /** Those of the queries that can answer a row, in their order; with the settings for reading. */
    static List<CatalogQuery> of(Connection connection, List<CatalogQuery> queries) throws SQLException {
        Set<String> conditions = new LinkedHashSet<>();
        queries.forEach(query -> conditions.addAll(query.conditions()));
        Set<String> met = met(connection, conditions);
        return queries.stream()
                .filter(query -> query.conditions().isEmpty()
                        || query.conditions().stream().anyMatch(met::contains))
                .toList();
    }

    private static Set<String> met(Connection connection, Collection<String> conditions) throws SQLException {
        Set<String> met = new HashSet<>();
        try (Statement statement = CatalogReader.statement(connection);
                ResultSet row = statement.executeQuery(SCHEMAS + String.join(", ", conditions))) {
            row.next();
            int column = 1;
            for (String condition : conditions) {
                if (row.getBoolean(column++)) {
                    met.add(condition);
                }
            }
        }
        return met;
    }
}
