package io.github.dbmigrate.crash;

import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;

/** A deploy that nobody interrupts: the steps of its protocol, and what comes of it. */
record Undisturbed(List<Step> steps, Result result) {

    static Undisturbed on(TestPostgres server, Path directory) throws Exception {
        String database = server.createDatabase();
        try (Wire wire = new Wire(server.host(), server.port())) {
            new Deployment(
                            Deployment.settings(server.host(), wire.port(), database, server.user(), server.password()),
                            directory)
                    .run();
            Result result = Result.of(
                    Deployment.settings(server.host(), server.port(), database, server.user(), server.password()));
            return new Undisturbed(wire.steps(), result);
        }
    }
}
