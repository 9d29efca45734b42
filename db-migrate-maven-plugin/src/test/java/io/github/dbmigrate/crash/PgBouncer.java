package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real PgBouncer before a test server, for one test. */
final class PgBouncer implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/sbin/pgbouncer"),
            Path.of("/usr/bin/pgbouncer"),
            Path.of("/usr/local/bin/pgbouncer"),
            Path.of("/opt/homebrew/bin/pgbouncer"));

    private final Process process;
    private final Path directory;
    private final int port;

    private PgBouncer(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts one. Where there is none, the test is told as not run; but in a CI that could have installed it, it fails.
     *
     * @param settings lines for its configuration
     */
    static PgBouncer before(TestPostgres server, String... settings) throws IOException {
        Path program = program();
        // Below /tmp, whose folders its own account may enter.
        Path directory = Files.createTempDirectory("pgbouncer");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port = freePort();
        Path configuration = directory.resolve("pgbouncer.ini");
        Files.writeString(configuration, """
                [databases]
                * = host=%s port=%d user=%s password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                %s
                """.formatted(
                server.host(), server.port(), server.user(), server.password(), port, String.join("\n", settings)));
        List<String> command = new ArrayList<>(List.of(program.toString(), configuration.toString()));
        if (isRoot()) {
            command.addAll(1, List.of("-u", "nobody"));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        PgBouncer started = new PgBouncer(process, directory, port);
        started.awaitOpen();
        return started;
    }

    int port() {
        return port;
    }

    private static Path program() {
        Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
        if (program.isEmpty() && "true".equals(System.getenv("CI")) && isRoot()) {
            throw new AssertionError("PgBouncer is not installed, and .ci/run could have installed it");
        }
        assumeTrue(program.isPresent(), "NOT RUN: PgBouncer is not installed (Debian: apt-get install pgbouncer)");
        return program.orElseThrow();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitOpen() throws IOException {
        while (true) {
            assertThat(process.isAlive()).as(() -> "PgBouncer ended: " + log()).isTrue();
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (java.net.ConnectException e) {
                Thread.onSpinWait();
            }
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
