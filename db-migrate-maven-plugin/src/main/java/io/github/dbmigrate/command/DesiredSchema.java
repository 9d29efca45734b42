package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.SchemaSource.SchemaStatement;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.SqlFailure;
import io.github.dbmigrate.schema.Stopped;
import io.github.dbmigrate.sql.StatementKind.TransactionControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code schema.sql}, run as it is on a shadow database. */
final class DesiredSchema {

    private static final String STEP = "db_migrate_step";
    private static final String UNDEFINED_OBJECT = "42704";
    private static final String DUPLICATE_SCHEMA = "42P06";
    private static final Pattern SET = Pattern.compile("(?is)SET\\s.*");
    private static final Pattern CREATE_SCHEMA = Pattern.compile("(?is)CREATE\\s+SCHEMA\\s+(\"(?:[^\"]|\"\")+\"|\\w+)");

    private final Database shadow;
    private final CatalogScope scope;

    private DesiredSchema(Database shadow, CatalogScope scope) {
        this.shadow = shadow;
        this.scope = scope;
    }

    /**
     * What it makes of an empty database. Problem {@code SCHEMA_FILE_INVALID} with file, line, column and excerpt.
     *
     * @param statements all of {@code schema.sql}
     */
    static Catalog catalog(List<SchemaStatement> statements, Database shadow, CatalogScope scope) {
        Sessions.begin(shadow, scope);
        boolean transactional = statements.stream()
                .map(SchemaStatement::statement)
                .noneMatch(statement -> statement.mustRunOutsideTransaction() || statement.isTransactionBoundary());
        DesiredSchema desired = new DesiredSchema(shadow, scope);
        return transactional ? desired.readWithin(statements) : desired.readBehind(statements);
    }

    /**
     * Nothing of it is kept, so nothing of it needs to be written to disk: with many tables that takes longer than the rest. The
     * transaction is left open, and ends with the session: the server takes it back while we go on.
     */
    private Catalog readWithin(List<SchemaStatement> statements) {
        shadow.execute("BEGIN");
        run(statements, true);
        // What is deferred would speak when the transaction is committed.
        shadow.execute("SET CONSTRAINTS ALL IMMEDIATE");
        return shadow.readCatalog(scope);
    }

    private Catalog readBehind(List<SchemaStatement> statements) {
        run(statements, false);
        return shadow.readCatalog(scope);
    }

    private void run(List<SchemaStatement> statements, boolean transactional) {
        List<SchemaStatement> together = new ArrayList<>();
        for (SchemaStatement statement : statements) {
            if (transactional && !mayFail(statement) && !isSavepoint(statement)) {
                together.add(statement);
            } else {
                runTogether(together);
                together.clear();
                runAlone(statement, transactional);
            }
        }
        runTogether(together);
    }

    private void runTogether(List<SchemaStatement> statements) {
        Stopped stopped = shadow.tryExecuteAll(
                statements.stream().map(DesiredSchema::text).toList());
        if (stopped != null) {
            throw refused(statements.get(stopped.finished()), stopped.failure()).exception();
        }
    }

    private void runAlone(SchemaStatement statement, boolean transactional) {
        String sql = text(statement);
        SqlFailure failure = mayFail(statement) && transactional ? inSavepoint(sql) : shadow.tryExecute(sql);
        if (failure != null && !saysNothing(sql, failure)) {
            throw refused(statement, failure).exception();
        }
    }

    private static String text(SchemaStatement statement) {
        return statement.statement().text();
    }

    private static boolean isSavepoint(SchemaStatement statement) {
        return statement.statement().kind() instanceof TransactionControl;
    }

    private boolean mayFail(SchemaStatement statement) {
        return SET.matcher(text(statement)).matches() || isThere(text(statement));
    }

    private @Nullable SqlFailure inSavepoint(String sql) {
        shadow.execute("SAVEPOINT " + STEP);
        SqlFailure failure = shadow.tryExecute(sql);
        shadow.execute((failure == null ? "RELEASE SAVEPOINT " : "ROLLBACK TO SAVEPOINT ") + STEP);
        return failure;
    }

    /** A namespace that is made for every shadow database, which pg_dump's {@code --schema} writes out. */
    private boolean isThere(String sql) {
        Matcher name = CREATE_SCHEMA.matcher(sql);
        if (!name.matches()) {
            return false;
        }
        String schema = name.group(1);
        String plain = schema.startsWith("\"")
                ? schema.substring(1, schema.length() - 1).replace("\"\"", "\"")
                : schema.toLowerCase(Locale.ROOT);
        return plain.equals("public") || plain.equals(scope.managedNamespace());
    }

    /** A newer pg_dump sets what an older server does not know, and makes the namespace that is there. */
    private boolean saysNothing(String sql, SqlFailure failure) {
        return (SET.matcher(sql).matches()
                        && !MissingRole.isNamedIn(sql)
                        && failure.sqlState().equals(UNDEFINED_OBJECT))
                || (isThere(sql) && failure.sqlState().equals(DUPLICATE_SCHEMA));
    }

    private static Problem refused(SchemaStatement statement, SqlFailure failure) {
        Problem problem = Problem.of(
                ProblemCode.SCHEMA_FILE_INVALID,
                "PostgreSQL refuses " + statement.file().display() + "; nothing was changed.");
        return Failures.told(MissingRole.remedied(problem, statement.statement().text(), failure), failure)
                .at(statement.excerptAt(failure.position()));
    }
}
