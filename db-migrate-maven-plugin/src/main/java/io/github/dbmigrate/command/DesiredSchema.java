package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.SchemaSource;
import io.github.dbmigrate.migration.SchemaSource.SchemaStatement;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.List;

/** {@code schema.sql}, run as it is on a shadow database. */
final class DesiredSchema {

    private DesiredSchema() {}

    /** What it makes of an empty database. Problem {@code SCHEMA_FILE_INVALID} with file, line, column and excerpt. */
    static Catalog catalog(SchemaSource source, Database shadow, CatalogScope scope) {
        Sessions.begin(shadow, scope);
        List<SchemaStatement> statements = source.statements();
        boolean transactional = statements.stream()
                .map(SchemaStatement::statement)
                .noneMatch(statement -> statement.mustRunOutsideTransaction() || statement.isTransactionBoundary());
        if (transactional) {
            shadow.execute("BEGIN");
        }
        for (SchemaStatement statement : statements) {
            SqlFailure failure = shadow.tryExecute(statement.statement().text());
            if (failure != null) {
                throw refused(statement, failure).exception();
            }
        }
        if (transactional) {
            shadow.execute("COMMIT");
        }
        return shadow.readCatalog(scope);
    }

    private static Problem refused(SchemaStatement statement, SqlFailure failure) {
        Problem problem = Problem.of(
                ProblemCode.SCHEMA_FILE_INVALID,
                "PostgreSQL refuses " + statement.file().display() + "; nothing was changed.");
        return Failures.told(problem, failure).at(statement.excerptAt(failure.position()));
    }
}
