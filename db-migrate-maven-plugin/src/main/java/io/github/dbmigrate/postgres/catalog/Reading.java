package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.MarkedSchema;
import io.github.dbmigrate.schema.SchemaMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One look at a catalog, in an open transaction with the settings for reading. */
final class Reading {

    private final Connection connection;
    private final CatalogScope scope;
    private final CatalogAssembly assembly = new CatalogAssembly();
    private final Cursors cursors;
    private final Selection selection;

    Reading(Connection connection, CatalogScope scope) {
        this(connection, scope, queries -> Worthwhile.of(connection, queries));
    }

    Reading(Connection connection, CatalogScope scope, Selection selection) {
        this.connection = connection;
        this.scope = scope;
        this.selection = selection;
        this.cursors = new Cursors(connection);
    }

    /** Which of the queries are sent. */
    interface Selection {
        List<CatalogQuery> of(List<CatalogQuery> queries) throws SQLException;
    }

    /** All of it. */
    Catalog catalog() throws SQLException {
        read(managed -> CatalogQueries.text("dependencies"));
        return assembly.catalog().withoutNamespaces(othersNamespaces());
    }

    /** What the journal keeps of it. */
    SchemaMark mark() throws SQLException {
        // Read before the catalog, so that a change in between leaves another stamp, never an unseen change.
        String stamp = CatalogStamp.read(connection);
        return new SchemaMark(fingerprint(), stamp);
    }

    /** The fingerprint of what a mark tells of it: objects are made one after the other, and what orders them is not read. */
    String fingerprint() throws SQLException {
        read(Reading::markDependencies);
        MarkedSchema marked = new MarkedSchema(scope, othersNamespaces());
        assembly.each(marked::leavesOut, marked::add);
        return marked.fingerprint();
    }

    /** Ends what is open in the transaction. */
    void close() throws SQLException {
        cursors.close();
    }

    private void read(Function<List<Address>, String> dependencies) throws SQLException {
        readDefaultOwners();
        List<Address> managed = readManagedTables();
        managed.forEach(assembly::managed);
        readObjects(dependencies.apply(managed));
    }

    private static String markDependencies(List<Address> managed) {
        String tables =
                managed.stream().map(table -> String.valueOf(table.object())).collect(Collectors.joining(", "));
        return CatalogQueries.text("mark_dependencies").replace("MANAGED_TABLES", tables.isEmpty() ? "NULL" : tables);
    }

    private void readObjects(String dependencies) throws SQLException {
        Map<CatalogQuery, Cursors.RowConsumer> consumers = new LinkedHashMap<>();
        RowReader rows = new RowReader();
        for (CatalogQuery query :
                CatalogQueries.objects(connection.getMetaData().getDatabaseMajorVersion())) {
            consumers.put(query, row -> assembly.object(rows.object(row)));
        }
        consumers.put(
                CatalogQueries.named("privileges"),
                row -> assembly.privileges(RowReader.address(row, 1), row.getString(4), RowReader.texts(row, 5)));
        consumers.put(
                CatalogQueries.named("comments"),
                row -> assembly.comment(RowReader.address(row, 1), row.getString(4), row.getString(5)));
        consumers.put(
                CatalogQueries.named("security_labels"),
                row -> assembly.label(RowReader.address(row, 1), row.getString(4), row.getString(5)));
        for (CatalogQuery query : selection.of(List.copyOf(consumers.keySet()))) {
            cursors.add(query.text(), Objects.requireNonNull(consumers.get(query)));
        }
        cursors.add(dependencies, row -> assembly.dependency(RowReader.dependency(row)));
        cursors.read();
    }

    /** Where another service's journal is: two services in one database do not see each other as drift. */
    private Set<String> othersNamespaces() throws SQLException {
        Set<String> others = new TreeSet<>();
        query("others_namespaces", row -> others.add(row.getString(1)), scope.managedNamespace(), scope.journal());
        return others;
    }

    private void readDefaultOwners() throws SQLException {
        query(
                "default_owners",
                row -> assembly.defaultOwner(row.getString(1)),
                scope.managedNamespace(),
                scope.changelog());
    }

    private List<Address> readManagedTables() throws SQLException {
        List<Address> tables = new ArrayList<>();
        query(
                "managed_tables",
                row -> tables.add(new Address(row.getLong(1), row.getLong(2), 0)),
                scope.managedNamespace(),
                scope.changelog(),
                scope.journal());
        return tables;
    }

    private void query(String name, Cursors.RowConsumer consumer, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CatalogQueries.text(name))) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setString(at + 1, parameters[at]);
            }
            Cursors.each(statement.executeQuery(), consumer);
        }
    }
}
