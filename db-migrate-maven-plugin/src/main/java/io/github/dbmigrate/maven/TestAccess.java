package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.EmbeddedServer;
import io.github.dbmigrate.command.TestServer;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.DatabaseAdmin;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The test database of one service, always on the embedded server: tests drop and fill it, so no other is ever meant.
 *
 * @param database its name, unquoted
 * @param folder where the connection service file is written
 */
record TestAccess(String database, Supplier<EmbeddedServer.Running> server, BuildFolder folder) implements TestServer {

    private static final String FILE = "pg_service.conf";
    private static final Duration NO_WAIT = Duration.ZERO;

    @Override
    public Database recreate() {
        ConnectionSettings settings = settings(server.get());
        try (DatabaseAdmin admin = DatabaseAdmin.open(settings, NO_WAIT)) {
            admin.drop(database);
            admin.create(database);
        }
        return JdbcDatabase.open(settings, NO_WAIT);
    }

    @Override
    public List<String> makeRoles(List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        try (DatabaseAdmin admin = DatabaseAdmin.open(settings(server.get()), NO_WAIT)) {
            return admin.makeRoles(names);
        }
    }

    private ConnectionSettings settings(EmbeddedServer.Running running) {
        return ConnectionSettings.of(running.host(), running.port(), database, running.user(), running.password());
    }

    /** The format of the PostgreSQL manual's chapter "The Connection Service File", which the JDBC driver reads too. */
    @Override
    public Path announce(Database opened) {
        EmbeddedServer.Running running = server.get();
        String text = "[test]\nhost=%s\nport=%d\ndbname=%s\nuser=%s\npassword=%s\n"
                .formatted(running.host(), running.port(), database, running.user(), running.password());
        try {
            return folder.writeSecret(FILE, text);
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.DIRECTORY_UNWRITABLE,
                            "Could not write how the tests reach their database: " + e.getMessage())
                    .fact("file", folder.path().resolve(FILE).toString())
                    .exception(e);
        }
    }
}
