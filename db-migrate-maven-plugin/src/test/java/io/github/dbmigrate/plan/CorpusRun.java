package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.CorpusResult.Verdict;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.DriftSummary;
import io.github.dbmigrate.schema.SchemaMark;
import io.github.dbmigrate.schema.SqlFailure;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementSplitter;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.ibatis.migration.MigrationReader;

/** Runs pairs of the corpus on one server: plans, proves, and then replays both halves as a deploy would. */
final class CorpusRun {

    private static final CatalogScope SCOPE = CatalogScope.DEFAULT;
    /** Objects that come and go, so that the numbers and the order of the catalog's rows are other ones. */
    private static final String NOISE = """
            CREATE TYPE noise AS ENUM ('a');
            CREATE TABLE noisy (a noise PRIMARY KEY, b text, c int GENERATED ALWAYS AS IDENTITY);
            CREATE VIEW noise_seen AS SELECT a, b FROM noisy;
            DROP VIEW noise_seen;
            DROP TABLE noisy;
            DROP TYPE noise;
            """;

    private final TestPostgres postgres;
    private final Optional<PgDumpOracle> oracle;

    /** With an oracle, what {@code pg_dump} says must agree with our catalog. */
    CorpusRun(TestPostgres postgres, Optional<PgDumpOracle> oracle) {
        this.postgres = postgres;
        this.oracle = oracle;
    }

    /** Safe to call from several threads. */
    CorpusResult run(SchemaPair pair) {
        String name = postgres.createDatabase();
        try (JdbcDatabase shadow = TestDatabases.open(postgres, name)) {
            return run(pair, shadow);
        } catch (RuntimeException e) {
            return new CorpusResult(pair, Verdict.WRONG, e.toString());
        } finally {
            TestDatabases.drop(postgres, name);
        }
    }

    private CorpusResult run(SchemaPair pair, JdbcDatabase shadow) {
        Catalog after = catalogOf(shadow, pair.to());
        shadow.execute(PairDumps.nonEmpty(pair.from()));
        shadow.execute("RESET ALL");
        Catalog before = shadow.readCatalog(SCOPE);
        CorpusResult result = new CorpusResult(pair, Verdict.PASS, "").with(before, after);
        PlanOptions options = PlanOptions.of(shadow.majorVersion());
        if (!Planner.plan(before, after, options).equals(Planner.plan(before, after, options))) {
            return result.wrong("planning twice gives two plans");
        }
        PairDumps dumps = oracle.map(dump -> new PairDumps(postgres, dump, shadow.name(), pair))
                .orElse(null);
        result = dumps == null ? result : result.withDump(dumps.fingerprints(before, after));
        if (dumps != null && Boolean.getBoolean("corpus.backwards")) {
            result = result.withDump(dumps.backwards(pair.to(), after));
        }
        Proof proof;
        try {
            proof = Prover.prove(shadow, before, after, options, SCOPE);
        } catch (ProblemException e) {
            return result.refused(told(e));
        }
        String script = MigrationText.render(MigrationName.from(proof.up()).replace('_', ' '), proof, List.of());
        keep(pair, script);
        String stamp = shadow.catalogStamp();
        String up = reach(shadow, half(script, false), after, options);
        if (!result.sameFingerprint() && stamp.equals(shadow.catalogStamp())) {
            return result.wrong("the schema is another one, and the stamp of its catalog is not");
        }
        result = dumps == null || !up.isEmpty() ? result : result.withDump(dumps.after());
        String down = up.isEmpty() ? reach(shadow, half(script, true), before, options) : "";
        result = dumps == null || !down.isEmpty() ? result : result.withDump(dumps.undone());
        if (up.isEmpty()
                && down.isEmpty()
                && proof.up().isEmpty()
                && !DriftSummary.between(before, after).isEmpty()) {
            return result.wrong("an empty plan for a difference");
        }
        return up.isEmpty() && down.isEmpty() ? result : result.wrong(up + down);
    }

    /** For a person to read. */
    private static void keep(SchemaPair pair, String script) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "plan-corpus"));
            Files.writeString(folder.resolve(pair.name() + ".sql"), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when it leads to the goal, or to what the goal is once PostgreSQL has read its own print. */
    private String reach(Database shadow, String script, Catalog goal, PlanOptions options) {
        String difference = replay(shadow, script, goal);
        boolean reached = difference.isEmpty()
                || DriftSummary.between(reloaded(goal, options), shadow.readCatalog(SCOPE))
                        .isEmpty();
        return reached ? "" : difference;
    }

    /** What comes of a dump and a restore: PostgreSQL prints some expressions differently once it has read its own print. */
    private Catalog reloaded(Catalog goal, PlanOptions options) {
        String name = postgres.createDatabase();
        try (JdbcDatabase other = TestDatabases.open(postgres, name)) {
            ProofRun load = new ProofRun(other, SCOPE, Prover.Half.UP);
            load.reach(other.readCatalog(SCOPE), goal, options);
            return load.reached();
        } finally {
            TestDatabases.drop(postgres, name);
        }
    }

    /** In one transaction and without savepoints, so that it holds without the prover's help. */
    private static String replay(Database database, String script, Catalog goal) {
        database.execute("BEGIN");
        for (Statement statement : StatementSplitter.split(script)) {
            SqlFailure failure = database.tryExecute(statement.text());
            if (failure != null) {
                database.execute("ROLLBACK");
                return failure + " in " + statement.text();
            }
        }
        database.execute("COMMIT");
        List<String> lines =
                DriftSummary.between(goal, database.readCatalog(SCOPE)).lines();
        return String.join("\n", lines);
    }

    /** As MyBatis reads it. */
    private static String half(String script, boolean undo) {
        StringWriter text = new StringWriter();
        try (Reader reader = new MigrationReader(
                new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), "UTF-8", undo, new Properties())) {
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads a schema behind some noise, reads its catalog, and takes it back. */
    private static Catalog catalogOf(Database session, String schema) {
        session.execute("BEGIN");
        session.execute(NOISE);
        session.execute(PairDumps.nonEmpty(schema));
        Catalog catalog = session.readCatalog(SCOPE);
        SchemaMark mark = session.readMark(SCOPE);
        session.execute("ROLLBACK");
        if (!mark.equals(SchemaMark.of(catalog, SCOPE, Objects.requireNonNull(mark.stamp())))) {
            throw new IllegalStateException("the mark is not that of the catalog");
        }
        return catalog;
    }

    private static String told(ProblemException e) {
        return e.problem().headline() + "\n"
                + e.problem().facts().stream()
                        .map(fact -> fact.name() + ": " + fact.value())
                        .collect(Collectors.joining("\n"));
    }
}
