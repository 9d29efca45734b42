package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.ShadowDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Generates the client from the migrations, through a shadow database; does nothing where nothing changed. */
public final class Generate {

    private static final String GOAL = "generate";

    private final ShadowServer shadows;
    private final ClientGenerator generator;
    private final Console console;

    public Generate(ShadowServer shadows, ClientGenerator generator, Console console) {
        this.shadows = shadows;
        this.generator = generator;
        this.console = console;
    }

    /**
     * Runs the goal. A service without migrations has no client yet. Problems: those of the migrations
     * directory; {@code REPLAY_FAILED}; {@code SHADOW_UNAVAILABLE}; {@code CLIENT_FAILED}.
     */
    public Report run(Request request) {
        MigrationsDirectory directory =
                MigrationsDirectory.read(request.service().migrations());
        Optional<Problem> unreadable = directory.exists() ? directory.problem() : Optional.empty();
        if (unreadable.isPresent()) {
            throw unreadable.get().exception();
        }
        List<Checksum> history =
                directory.migrations().stream().map(Migration::checksum).toList();
        if (history.isEmpty() || generator.isCurrent(request.client(), history)) {
            return new Report(request.service().name(), List.of(), true);
        }
        try (ShadowDatabases databases = shadows.open();
                Database shadow = databases.create()) {
            Roles.make(request.service(), databases::makeRoles, console);
            replay(request, directory, shadow);
            List<Path> files = new Client(generator, console)
                    .generate(request.client(), history, shadow.access(), () -> shadow.readCatalog(request.scope()));
            return new Report(request.service().name(), files, false);
        }
    }

    private void replay(Request request, MigrationsDirectory directory, Database shadow) {
        try (Console.Step step = console.step("replay the migrations")) {
            step.detail("on a shadow database");
            Replay replay = new Replay(shadow, request.scope(), request.variables());
            Optional<Problem> broken =
                    replay.bootstrap(directory).or(() -> replay.run(directory.migrations(), "pending"));
            if (broken.isPresent()) {
                throw broken.get().exception();
            }
        }
    }

    /**
     * What to generate.
     *
     * @param variables MyBatis' {@code ${name}} values for the replay
     */
    public record Request(
            Service service, ClientGenerator.Request client, CatalogScope scope, Map<String, String> variables) {}

    /**
     * What was generated.
     *
     * @param files relative to the output directory; empty when it was current
     */
    public record Report(String service, List<Path> files, boolean current) implements GoalReport {

        @Override
        public String goal() {
            return GOAL;
        }

        @Override
        public String database() {
            return "";
        }

        @Override
        public String outcome() {
            return current
                    ? "client is current"
                    : files.size() + (files.size() == 1 ? " file" : " files") + " generated";
        }
    }
}
