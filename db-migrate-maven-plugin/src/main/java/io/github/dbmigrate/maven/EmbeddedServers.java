package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.Console;
import io.github.dbmigrate.command.EmbeddedServer;
import io.github.dbmigrate.command.EmbeddedServer.Running;
import io.github.dbmigrate.server.BinariesArtifact;
import io.github.dbmigrate.server.PgCtlServer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The embedded servers of this checkout, one a major version; nothing is fetched or started before it is used.
 *
 * @param root the reactor's; they live in its {@code .db-migrate}
 * @param version of the default one
 * @param port of the default one, or null for any
 * @param console told of a start that takes long, and of what was healed
 */
record EmbeddedServers(
        Path root, String version, @Nullable Integer port, BinariesRepository binaries, Console console) {

    /** The server of {@code postgresVersion}. */
    EmbeddedServer main() {
        return server(version, port);
    }

    /** Starts the main server where it does not run. */
    Running start() {
        return start(version);
    }

    /** Starts a server where it does not run; one of another version than the main one has any free port. */
    Running start(String chosen) {
        EmbeddedServer server = chosen.equals(version) ? main() : server(chosen, null);
        Console.Step step = console.step("start PostgreSQL " + chosen);
        try (step) {
            return server.start();
        }
    }

    private EmbeddedServer server(String chosen, @Nullable Integer fixedPort) {
        return new PgCtlServer(
                root.resolve(".db-migrate"),
                chosen,
                fixedPort,
                () -> binaries.fetch(BinariesArtifact.ofThisMachine(chosen)),
                console::say);
    }
}
