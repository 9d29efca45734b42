package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program of its own, so that it can run with fewer rights than the tests: writes a second migration and says how it went. */
final class WriteMigration {

    private WriteMigration() {}

    public static void main(String[] arguments) {
        try {
            Migration written = MigrationsDirectory.read(Path.of(arguments[0]))
                    .write(MigrationFileName.of(MigrationId.of(2), "second"), "SELECT 2;\n");
            tell("written " + written.fileName());
        } catch (ProblemException e) {
            Problem problem = e.problem();
            tell(problem.code().label() + " " + problem.headline());
            problem.facts().forEach(fact -> tell(fact.name() + ": " + fact.value()));
            problem.remedies().forEach(remedy -> tell(String.join(" ", remedy.commands())));
        }
    }

    private static void tell(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
