package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.SqlFile;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Files;
import java.util.Optional;

/** Development data for a new database. */
final class Seeding {

    private Seeding() {}

    static boolean isThere(Service service) {
        return Files.exists(service.seed());
    }

    /** Runs {@code seed.sql} in one transaction. Problem {@code SEED_FAILED}. */
    static void run(Service service, TargetDatabase target, Console console) {
        try (Console.Step step = console.step("seed")) {
            SqlFile file = SqlFile.read(service.seed());
            step.detail(file.display());
            Optional<Problem> failed = ScriptRun.of(target.session(), file)
                    .run(
                            ProblemCode.SEED_FAILED,
                            file.display() + " failed; the migrations are applied, the data are not in.");
            if (failed.isPresent()) {
                throw failed.get()
                        .remedy(
                                "Mend it, and rebuild the database with its data.",
                                service.commands().goal("reset"))
                        .exception();
            }
        }
    }
}
