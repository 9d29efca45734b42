package io.github.dbmigrate.command;

import io.github.dbmigrate.history.History;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.migration.SqlFile;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.Optional;

/** Changelog and journal before the first migration. */
final class Bookkeeping {

    private Bookkeeping() {}

    /**
     * Makes what is missing. MyBatis' {@code bootstrap.sql} runs first, and, as with MyBatis, only before there is a
     * changelog ({@code org.apache.ibatis.migration.operations.BootstrapOperation}).
     */
    static void prepare(TargetDatabase target, MigrationsDirectory directory, History history) {
        if (!target.hasChangelog() && history.isBlank()) {
            Optional<Problem> failed = directory
                    .bootstrap()
                    .map(SqlFile::read)
                    .flatMap(file -> ScriptRun.of(target.session(), file)
                            .run(ProblemCode.STATEMENT_FAILED, "bootstrap.sql failed; nothing was applied."));
            if (failed.isPresent()) {
                throw failed.get().exception();
            }
        }
        target.createBookkeeping();
    }
}
