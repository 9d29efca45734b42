package io.github.dbmigrate.server;

import io.github.dbmigrate.command.EmbeddedServer.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory with a state directory of its own; closing it stops what runs there and deletes it. */
final class Checkout implements AutoCloseable {

    static final String VERSION = "17.11.0";

    final List<String> notices = new CopyOnWriteArrayList<>();
    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    /** With the binaries unpacked already: links, so that it costs nothing. */
    static Checkout withBinaries(int... majors) throws IOException {
        Checkout checkout = empty();
        for (int major : majors) {
            PostgresBinaries unpacked = ThrowAwayServer.binaries(major);
            checkout.link(unpacked.home(), checkout.state().resolve("postgres-" + unpacked.version()));
        }
        return checkout;
    }

    static Checkout empty() throws IOException {
        Path parent = Files.createDirectories(ThrowAwayServer.TARGET.resolve("checkouts"));
        Path root = Files.createTempDirectory(parent, "checkout-");
        FileTree.permit(root, "rwxr-xr-x");
        return new Checkout(root);
    }

    Path state() {
        return root.resolve(".db-migrate");
    }

    Path data() {
        return state().resolve("data-17");
    }

    PgCtlServer server() {
        return server(VERSION, null);
    }

    PgCtlServer server(String version, @Nullable Integer port) {
        return new PgCtlServer(state(), version, port, () -> jar(version), notices::add);
    }

    /** Makes a table with one row, to see later whether the data survived. */
    void leaveMark(Running running) throws SQLException {
        try (Connection connection = connect(running)) {
            connection.createStatement().execute("create table mark as select 1 as one");
        }
    }

    boolean hasMark(Running running) throws SQLException {
        try (Connection connection = connect(running)) {
            return connection
                    .createStatement()
                    .executeQuery("select one from mark")
                    .next();
        }
    }

    Connection connect(Running running) throws SQLException {
        return connect(running, running.password());
    }

    Connection connect(Running running, String password) throws SQLException {
        String url = "jdbc:postgresql://" + running.host() + ":" + running.port() + "/postgres";
        return DriverManager.getConnection(url, running.user(), password);
    }

    @Override
    public void close() throws IOException {
        server().stop();
        FileTree.delete(root);
    }

    private static Path jar(String version) {
        try {
            return ThrowAwayServer.jar(PostgresVersion.major(version));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void link(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : (Iterable<Path>) tree::iterator) {
                Path copy = to.resolve(from.relativize(source).toString());
                if (Files.isSymbolicLink(source)) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(source));
                } else if (Files.isDirectory(source)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createLink(copy, source);
                }
            }
        }
    }
}
