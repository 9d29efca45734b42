package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.CorpusRun.Result.Verdict;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.DriftSummary;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.ibatis.migration.MigrationReader;

/** Runs pairs of the corpus on one server: plans, proves, and then replays both halves as a deploy would. */
final class CorpusRun implements AutoCloseable {

    private static final CatalogScope SCOPE = CatalogScope.DEFAULT;

    private final TestPostgres postgres;
    private final JdbcDatabase admin;
    private final Optional<PgDumpOracle> oracle;
    private final AtomicInteger databases = new AtomicInteger();

    /** With an oracle, what {@code pg_dump} says must agree with our catalog. */
    CorpusRun(TestPostgres postgres, Optional<PgDumpOracle> oracle) {
        this.postgres = postgres;
        this.oracle = oracle;
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

    private Result replay(SchemaPair pair, Database database, Catalog before, Catalog after, Proof proof) {
        String script = MigrationText.render(MigrationName.from(proof.up()).replace('_', ' '), proof, List.of());
        keep(pair, script);
        Optional<PgDumpOracle> oracle = pair.dumpDiffers() ? Optional.empty() : this.oracle;
        Optional<List<String>> dumpBefore = oracle.map(dump -> dump.statements(database.name()));
        String problem = replay(database, half(script, false), after);
        if (problem.isEmpty()) {
            problem = oracle.map(dump -> differences(dumpOf(pair.to(), dump), dump.statements(database.name())))
                    .orElse("");
        }
        if (problem.isEmpty()) {
            problem = replay(database, half(script, true), before);
        }
        if (problem.isEmpty()) {
            problem = oracle.map(dump -> differences(dumpBefore.orElseThrow(), dump.statements(database.name())))
                    .orElse("");
        }
        if (problem.isEmpty()
                && proof.up().isEmpty()
                && !DriftSummary.between(before, after).isEmpty()) {
            problem = "an empty plan for a difference";
        }
        return problem.isEmpty() ? new Result(pair, Verdict.PASS, "") : new Result(pair, Verdict.WRONG, problem);
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

    private List<String> dumpOf(String schema, PgDumpOracle dump) {
        String name = "dump_" + databases.incrementAndGet();
        administer("CREATE DATABASE " + name);
        try {
            try (JdbcDatabase session = TestDatabases.open(postgres, name)) {
                session.execute(nonEmpty(schema));
            }
            return dump.statements(name);
        } finally {
            administer("DROP DATABASE " + name);
        }
    }

    private static String differences(List<String> expected, List<String> found) {
        List<String> differences = new ArrayList<>();
        expected.stream()
                .filter(line -> !found.contains(line))
                .forEach(line -> differences.add("pg_dump lacks: " + line));
        found.stream()
                .filter(line -> !expected.contains(line))
                .forEach(line -> differences.add("pg_dump has: " + line));
        return String.join("\n", differences);
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
