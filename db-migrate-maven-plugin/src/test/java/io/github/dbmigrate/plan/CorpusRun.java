package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.CorpusRun.Result.Verdict;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.DriftSummary;
import io.github.dbmigrate.schema.SqlFailure;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Runs pairs of the corpus on one server: plans, proves, and then replays both halves as a deploy would. */
final class CorpusRun implements AutoCloseable {

    private static final CatalogScope SCOPE = CatalogScope.DEFAULT;

    private final TestPostgres postgres;
    private final JdbcDatabase admin;
    private final AtomicInteger databases = new AtomicInteger();

    CorpusRun(TestPostgres postgres) {
        this.postgres = postgres;
        this.admin = TestDatabases.open(postgres, "postgres");
    }

    /**
     * What became of a pair.
     *
     * @param reason empty when it passed
     */
    record Result(SchemaPair pair, Verdict verdict, String reason) {
        enum Verdict {
            PASS,
            REFUSED,
            WRONG
        }
    }

    /** Safe to call from several threads. */
    Result run(SchemaPair pair) {
        String name = "corpus_" + databases.incrementAndGet();
        administer("CREATE DATABASE " + name);
        try {
            return run(pair, name);
        } catch (RuntimeException e) {
            return new Result(pair, Verdict.WRONG, e.toString());
        } finally {
            administer("DROP DATABASE " + name);
        }
    }

    private synchronized void administer(String statement) {
        admin.execute(statement);
    }

    private Result run(SchemaPair pair, String name) {
        try (JdbcDatabase shadow = TestDatabases.open(postgres, name)) {
            Catalog after = catalogOf(shadow, pair.to());
            shadow.execute(nonEmpty(pair.from()));
            shadow.execute("RESET ALL");
            Catalog before = shadow.readCatalog(SCOPE);
            PlanOptions options = PlanOptions.of(shadow.majorVersion());
            if (!Planner.plan(before, after, options).equals(Planner.plan(before, after, options))) {
                return new Result(pair, Verdict.WRONG, "planning twice gives two plans");
            }
            Proof proof;
            try {
                proof = Prover.prove(shadow, before, after, options, SCOPE);
            } catch (ProblemException e) {
                return new Result(pair, Verdict.REFUSED, told(e));
            }
            return replay(pair, shadow, before, after, proof);
        }
    }

    private static Result replay(SchemaPair pair, Database database, Catalog before, Catalog after, Proof proof) {
        String problem = replay(database, proof.up(), after);
        if (problem.isEmpty()) {
            problem = replay(database, proof.down(), before);
        }
        if (problem.isEmpty()
                && proof.up().isEmpty()
                && !DriftSummary.between(before, after).isEmpty()) {
            problem = "an empty plan for a difference";
        }
        return problem.isEmpty() ? new Result(pair, Verdict.PASS, "") : new Result(pair, Verdict.WRONG, problem);
    }

    /** In one transaction and without savepoints, so that it holds without the prover's help. */
    private static String replay(Database database, List<PlannedStatement> statements, Catalog goal) {
        database.execute("BEGIN");
        for (PlannedStatement statement : statements) {
            SqlFailure failure = database.tryExecute(statement.sql());
            if (failure != null) {
                database.execute("ROLLBACK");
                return failure + " in " + statement.sql();
            }
        }
        database.execute("COMMIT");
        List<String> lines =
                DriftSummary.between(goal, database.readCatalog(SCOPE)).lines();
        return String.join("\n", lines);
    }

    /** Loads a schema, reads its catalog, and takes it back. */
    private static Catalog catalogOf(Database session, String schema) {
        session.execute("BEGIN");
        session.execute(nonEmpty(schema));
        Catalog catalog = session.readCatalog(SCOPE);
        session.execute("ROLLBACK");
        return catalog;
    }

    private static String nonEmpty(String schema) {
        return schema.isBlank() ? "SELECT 1" : schema;
    }

    private static String told(ProblemException e) {
        return e.problem().headline() + "\n"
                + e.problem().facts().stream()
                        .map(fact -> fact.name() + ": " + fact.value())
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        admin.close();
    }
}
