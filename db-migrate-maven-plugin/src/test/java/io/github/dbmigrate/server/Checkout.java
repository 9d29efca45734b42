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

    private static boolean clusterMade;
    private static boolean swept;

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
            copy(
                    unpacked.home(),
                    checkout.state().resolve("postgres-" + unpacked.version()),
                    (source, copy) -> Files.createLink(copy, source));
        }
        return checkout;
    }

    /** With binaries and a data directory that was never started yet. */
    static synchronized Checkout withCluster() throws IOException {
        Checkout checkout = withBinaries(17);
        Path made = ThrowAwayServer.TARGET.resolve("checkouts").resolve("cluster");
        if (!clusterMade) {
            FileTree.delete(made);
            try (Checkout first = withBinaries(17)) {
                first.server().start();
                first.server().stop();
                Files.move(first.data(), made);
            }
            clusterMade = true;
        }
        copy(made, checkout.data(), Files::copy);
        FileTree.permit(checkout.data(), "rwx------");
        FileTree.permit(Password.of(checkout.data()), "rw-------");
        return checkout;
    }

    static Checkout empty() throws IOException {
        Path parent = Files.createDirectories(ThrowAwayServer.TARGET.resolve("checkouts"));
        sweep(parent);
        Path root = Files.createTempDirectory(parent, ProcessHandle.current().pid() + "-");
        FileTree.permit(root, "rwxr-xr-x");
        return new Checkout(root);
    }

    // These servers outlive their JVM on purpose, so those of a killed one are ended here.
    private static synchronized void sweep(Path parent) throws IOException {
        if (swept) {
            return;
        }
        swept = true;
        for (Path left : leftBehind(parent)) {
            new Checkout(left).close();
        }
    }

    private static List<Path> leftBehind(Path parent) throws IOException {
        try (Stream<Path> roots = Files.list(parent)) {
            return roots.filter(root -> root.getFileName().toString().matches("\\d+-.*"))
                    .filter(root -> ProcessHandle.of(
                                    Long.parseLong(root.getFileName().toString().replaceFirst("-.*", "")))
                            .isEmpty())
                    .toList();
        }
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

    private static void copy(Path from, Path to, Copying copying) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : (Iterable<Path>) tree::iterator) {
                Path copy = to.resolve(from.relativize(source).toString());
                if (Files.isSymbolicLink(source)) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(source));
                } else if (Files.isDirectory(source)) {
                    Files.createDirectories(copy);
                } else {
                    copying.copy(source, copy);
                }
            }
        }
    }

    private interface Copying {
        void copy(Path source, Path copy) throws IOException;
    }
}
