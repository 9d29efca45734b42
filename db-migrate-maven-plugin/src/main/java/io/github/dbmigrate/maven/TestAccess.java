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
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The test database of one service, always on the embedded server: tests drop and fill it, so no other is ever meant.
 *
 * @param database its name, unquoted
 * @param file the connection service file to write
 */
record TestAccess(String database, Supplier<EmbeddedServer.Running> server, Path file) implements TestServer {

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
            Files.createDirectories(file.getParent());
            Path whole = Files.createTempFile(file.getParent(), "pg_service", ".tmp", readableByUs());
            Files.writeString(whole, text);
            return Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.DIRECTORY_UNWRITABLE,
                            "Could not write how the tests reach their database: " + e.getMessage())
                    .fact("file", file.toString())
                    .exception(e);
        }
    }

    // Windows gives a new file the rights of its folder.
    private FileAttribute<?>[] readableByUs() throws IOException {
        FileStore store = Files.getFileStore(file.getParent());
        return store.supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
