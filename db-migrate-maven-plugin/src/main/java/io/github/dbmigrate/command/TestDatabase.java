package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes the database for a service's own tests anew: at the head of the migrations, and empty of rows. */
public final class TestDatabase {

    private static final String GOAL = "test-database";

    private final TestServer server;
    private final Console console;

    public TestDatabase(TestServer server, Console console) {
        this.server = server;
        this.console = console;
    }

    /**
     * Runs the goal. Problems: those of the migrations directory; {@code REPLAY_FAILED}; those of the embedded server.
     */
    public Report run(Request request) {
        MigrationsDirectory directory =
                MigrationsDirectory.read(request.service().migrations());
        Optional<Problem> unreadable = directory.exists() ? directory.problem() : Optional.empty();
        if (unreadable.isPresent()) {
            throw unreadable.get().exception();
        }
        try (Console.Step step = console.step("migrate the test database");
                Database database = server.recreate()) {
            step.detail(database.name());
            Roles.make(request.service(), server::makeRoles, console);
            migrate(request, directory, database);
            Path file = server.announce(database);
            return new Report(
                    request.service().name(),
                    database.name(),
                    directory.migrations().size(),
                    file);
        }
    }

    private static void migrate(Request request, MigrationsDirectory directory, Database database) {
        Replay replay = new Replay(database, request.scope(), request.variables());
        Optional<Problem> broken = replay.bootstrap(directory).or(() -> replay.run(directory.migrations(), "pending"));
        if (broken.isPresent()) {
            throw broken.get().exception();
        }
    }

    /**
     * What to make.
     *
     * @param variables MyBatis' {@code ${name}} values for the replay
     */
    public record Request(Service service, CatalogScope scope, Map<String, String> variables) {}

    /**
     * What was made.
     *
     * @param migrations how many it holds
     * @param serviceFile where the tests read how to reach it
     */
    public record Report(String service, String database, int migrations, Path serviceFile) implements GoalReport {

        @Override
        public String goal() {
            return GOAL;
        }

        @Override
        public String outcome() {
            return "test database at " + migrations + (migrations == 1 ? " migration" : " migrations");
        }
    }
}
