package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.migration.SqlFile;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs migrations on a shadow database, to see what they make of an empty one. */
final class Replay {

    private final Database shadow;
    private final CatalogScope scope;
    private final ScriptVariables variables;
    private int contained;
    private @Nullable Catalog catalog;

    Replay(Database shadow, CatalogScope scope, Map<String, String> variables) {
        this(shadow, scope, variables, 0);
    }

    /**
     * Goes on where an earlier replay ended.
     *
     * @param contained how many migrations the database holds already; with any of them it holds what stands before them
     */
    Replay(Database shadow, CatalogScope scope, Map<String, String> variables, int contained) {
        this.contained = contained;
        this.shadow = shadow;
        this.scope = scope;
        this.variables = ScriptVariables.of(variables, scope);
        Sessions.begin(shadow, scope);
    }

    /** MyBatis' {@code bootstrap.sql}, which stands before the first migration. */
    Optional<Problem> bootstrap(MigrationsDirectory directory) {
        if (contained > 0) {
            return Optional.empty();
        }
        return Bootstrap.run(
                shadow,
                directory,
                variables,
                ProblemCode.REPLAY_FAILED,
                "bootstrap.sql does not run on an empty database.");
    }

    /**
     * Runs the ups one after the other, up to the first that fails. Empty when all went well, else {@code REPLAY_FAILED}.
     *
     * @param standing what they are, for the message: {@code applied} or {@code pending}
     */
    Optional<Problem> run(List<Migration> migrations, String standing) {
        for (Migration migration : migrations) {
            if (contained > 0) {
                contained--;
                continue;
            }
            Optional<Problem> failed = run(migration, standing);
            if (failed.isPresent()) {
                return failed;
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> run(Migration migration, String standing) {
        catalog = null;
        MigrationScript script = MigrationScript.read(migration);
        SqlFile file = SqlFile.read(migration.file());
        Optional<Problem> failed = ScriptRun.of(
                        shadow,
                        file,
                        variables.replaced(script.up().text()),
                        script.directives().noTransaction())
                .run(
                        ProblemCode.REPLAY_FAILED,
                        "The " + standing + " migration " + migration.fileName()
                                + " does not run behind those before it on an empty database.");
        Sessions.reset(shadow, scope);
        return failed.map(problem -> remedied(problem, standing));
    }

    private static Problem remedied(Problem problem, String standing) {
        return standing.equals("applied")
                ? problem.remedy(
                        "Restore the text that was applied; a new migration is the place for a change.",
                        "git log -p -- " + excerptFile(problem))
                : problem.remedy("Mend the script; it is applied nowhere yet.");
    }

    private static String excerptFile(Problem problem) {
        return problem.excerpt() == null ? "." : problem.excerpt().file();
    }

    /** What they have made so far. */
    Catalog catalog() {
        Catalog read = catalog == null ? shadow.readCatalog(scope) : catalog;
        catalog = read;
        return read;
    }
}
