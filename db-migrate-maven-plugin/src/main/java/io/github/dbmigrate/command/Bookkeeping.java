package io.github.dbmigrate.command;

import io.github.dbmigrate.history.History;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.Map;
import java.util.Optional;

/** Changelog and journal before the first migration. */
final class Bookkeeping {

    private Bookkeeping() {}

    /**
     * Makes what is missing. MyBatis' {@code bootstrap.sql} runs first, and, as with MyBatis, only before there is a
     * changelog ({@code org.apache.ibatis.migration.operations.BootstrapOperation}).
     *
     * @return whether {@code bootstrap.sql} ran
     */
    static boolean prepare(
            TargetDatabase target, MigrationsDirectory directory, History history, Map<String, String> variables) {
        boolean bootstraps = directory.bootstrap().isPresent() && bootstraps(target, history);
        if (bootstraps) {
            // What bootstrap.sql makes without naming a namespace belongs into the managed one.
            target.createNamespace();
            Optional<Problem> failed = Bootstrap.run(
                    target.session(),
                    directory,
                    ScriptVariables.of(variables, target.scope()),
                    ProblemCode.STATEMENT_FAILED,
                    "bootstrap.sql failed; nothing was applied.");
            if (failed.isPresent()) {
                throw failed.get().exception();
            }
        }
        target.createBookkeeping();
        return bootstraps;
    }

    /** Whether {@code bootstrap.sql} is still to be run, if there is one. */
    static boolean bootstraps(TargetDatabase target, History history) {
        return history.isBlank() && !target.hasChangelog();
    }
}
