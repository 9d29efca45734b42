package io.github.dbmigrate.plan;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.DriftSummary;
import io.github.dbmigrate.sql.StatementSplitter;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;

/** What pg_dump says of a pair, before, after and back again. */
final class PairDumps {

    private final TestPostgres postgres;
    private final PgDumpOracle dump;
    private final String database;
    private final boolean differs;
    private final List<String> from;
    private final List<String> to;

    PairDumps(TestPostgres postgres, PgDumpOracle dump, String database, SchemaPair pair) {
        this.postgres = postgres;
        this.dump = dump;
        this.database = database;
        this.differs = pair.dumpDiffers();
        this.from = dump.statements(database);
        this.to = of(pair.to());
    }

    private List<String> of(String schema) {
        String other = postgres.createDatabase();
        try {
            try (JdbcDatabase session = TestDatabases.open(postgres, other)) {
                session.execute(nonEmpty(schema));
            }
            return dump.statements(other);
        } finally {
            TestDatabases.drop(postgres, other);
        }
    }

    /** Our fingerprints are equal where the dumps are, and only there. */
    String fingerprints(Catalog before, Catalog after) {
        boolean same = DriftSummary.between(before, after).isEmpty();
        return same == from.equals(to) || differs
                ? ""
                : "the fingerprints are " + (same ? "equal" : "different") + ", the dumps are not so\n"
                        + PgDumpOracle.differences(from, to);
    }

    String after() {
        return differs ? "" : PgDumpOracle.differences(to, dump.statements(database));
    }

    /**
     * The same schema with its statements in the opposite order, as far as that can be: where pg_dump sees no difference,
     * neither may we, and where it sees one, so must we.
     */
    String backwards(String schema, Catalog after) {
        String other = postgres.createDatabase();
        try {
            Catalog loaded;
            try (JdbcDatabase session = TestDatabases.open(postgres, other)) {
                if (!loadBackwards(session, schema)) {
                    return "";
                }
                session.execute("RESET ALL");
                loaded = session.readCatalog(CatalogScope.DEFAULT);
            }
            List<String> found = dump.statements(other);
            DriftSummary ours = DriftSummary.between(after, loaded);
            return ours.isEmpty() == to.equals(found) || differs
                    ? ""
                    : "loaded backwards:\n" + String.join("\n", ours.lines()) + "\n"
                            + PgDumpOracle.differences(to, found);
        } finally {
            TestDatabases.drop(postgres, other);
        }
    }

    String undone() {
        return differs ? "" : PgDumpOracle.differences(from, dump.statements(database));
    }

    /** False when some statement never succeeds. */
    private static boolean loadBackwards(Database session, String schema) {
        List<String> waiting = new ArrayList<>();
        StatementSplitter.split(schema).forEach(statement -> waiting.add(0, statement.text()));
        boolean further = true;
        while (further && !waiting.isEmpty()) {
            further = waiting.removeIf(statement -> session.tryExecute(statement) == null);
        }
        return waiting.isEmpty();
    }

    /** What can be run: a schema may be empty. */
    static String nonEmpty(String schema) {
        return schema.isBlank() ? "SELECT 1" : schema;
    }
}
