package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.migration.SqlFile;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Database;
import java.util.Optional;

/** MyBatis' {@code bootstrap.sql}, which stands before the first migration. */
final class Bootstrap {

    private Bootstrap() {}

    /** Runs it as MyBatis does: up to an undo marker, with variables replaced. Empty when all went well or there is none. */
    static Optional<Problem> run(
            Database database,
            MigrationsDirectory directory,
            ScriptVariables variables,
            ProblemCode code,
            String headline) {
        return directory
                .bootstrap()
                .map(SqlFile::read)
                .flatMap(file -> ScriptRun.of(database, file, text(file, variables), false)
                        .run(code, headline));
    }

    /** What it runs; empty where there is none. */
    static Optional<String> text(MigrationsDirectory directory, ScriptVariables variables) {
        return directory.bootstrap().map(SqlFile::read).map(file -> text(file, variables));
    }

    private static String text(SqlFile file, ScriptVariables variables) {
        return variables.replaced(MigrationScript.upOf(file).text());
    }
}
