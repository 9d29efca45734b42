package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.util.List;

/** A database with rows in it that a plan meets. */
final class Rows implements AutoCloseable {

    static final CatalogScope SCOPE = CatalogScope.DEFAULT;

    final JdbcDatabase database = TestDatabases.create(TestPostgres.get());

    void given(String... statements) {
        for (String statement : statements) {
            database.execute(statement);
        }
    }

    /** What a plan that leads to a schema would do to the rows. */
    List<DataFinding> meet(String after, PlannedStatement... statements) {
        Catalog before = database.readCatalog(SCOPE);
        try (JdbcDatabase wanted = TestDatabases.create(TestPostgres.get())) {
            wanted.execute(after);
            return DataLoss.find(
                    proof(statements), before, wanted.readCatalog(SCOPE), PlanOptions.of(17), SCOPE, database);
        }
    }

    static Proof proof(PlannedStatement... statements) {
        return new Proof(List.of(statements), List.of(), "17");
    }

    static DataFinding only(List<DataFinding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Override
    public void close() {
        database.close();
    }
}
