package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.EmbeddedServer;
import io.github.dbmigrate.server.BinariesArtifact;
import io.github.dbmigrate.server.PgCtlServer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The embedded servers of this checkout, one a major version; nothing is fetched or started before it is used.
 *
 * @param root the reactor's; they live in its {@code .db-migrate}
 * @param version of the default one
 * @param port of the default one, or null for any
 * @param notice told in a sentence what was healed
 */
record EmbeddedServers(
        Path root, String version, @Nullable Integer port, BinariesRepository binaries, Consumer<String> notice) {

    /** The server of {@code postgresVersion}. */
    EmbeddedServer main() {
        return server(version, port);
    }

    /** A server of another version, beside the main one: its port is free to choose. */
    EmbeddedServer server(String otherVersion) {
        return otherVersion.equals(version) ? main() : server(otherVersion, null);
    }

    private EmbeddedServer server(String chosen, @Nullable Integer fixedPort) {
        return new PgCtlServer(
                root.resolve(".db-migrate"),
                chosen,
                fixedPort,
                () -> binaries.fetch(BinariesArtifact.ofThisMachine(chosen)),
                notice);
    }
}
