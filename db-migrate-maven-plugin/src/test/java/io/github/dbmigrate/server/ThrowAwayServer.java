package io.github.dbmigrate.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server for the tests of one JVM, on a new data directory below {@code target}. A JVM holds a numbered place by a file
 * lock; what a killed JVM left running in a place is stopped by the next one there.
 */
public final class ThrowAwayServer {

    static final Path TARGET =
            Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", Ports.LOOPBACK,
            "unix_socket_directories", "",
            "max_connections", "200",
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "timezone", "UTC");

    private final Path data;
    private final PgCtl pgCtl;
    private final int port;
    private final String password = UUID.randomUUID().toString();

    private ThrowAwayServer(Path place, PostgresBinaries binaries) throws IOException {
        this.data = place.resolve("data");
        this.pgCtl = new PgCtl(binaries, Account.choose(binaries, data));
        stopLeftover(binaries);
        FileTree.delete(data);
        Path passwordFile = Files.writeString(place.resolve("password"), password);
        require(pgCtl.init(data, passwordFile, false));
        this.port = startOnFreePort(place.resolve("log"));
        stopWithThisJvm();
    }

    public static ThrowAwayServer start(int major) {
        try {
            PostgresBinaries binaries = binaries(major);
            return new ThrowAwayServer(ownPlace(TARGET.resolve("postgres-test-" + major)), binaries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return Ports.LOOPBACK;
    }

    public int port() {
        return port;
    }

    public String user() {
        return PgCtl.USER;
    }

    public String password() {
        return password;
    }

    /** The jar that the build copied to {@code target/postgres-binaries}. */
    static Path jar(int major) throws IOException {
        try (Stream<Path> jars = Files.list(TARGET.resolve("postgres-binaries"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches(".*-" + major + "\\.[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no binaries of PostgreSQL " + major + ": run mvn test"));
        }
    }

    static synchronized PostgresBinaries binaries(int major) throws IOException {
        Path jar = jar(major);
        String version = jar.getFileName().toString().replaceFirst(".*-([0-9.]+)\\.jar", "$1");
        Path home = TARGET.resolve("postgres-" + version);
        Files.createDirectories(TARGET);
        try (FileChannel channel = open(TARGET.resolve("postgres-" + version + ".lock"))) {
            channel.lock();
            if (!Files.exists(home)) {
                Path unpacked = Files.createTempDirectory(TARGET, "unpacking-");
                FileTree.permit(unpacked, "rwxr-xr-x");
                BinariesArchive.unpack(jar, unpacked);
                Files.move(unpacked, home);
            }
            return new PostgresBinaries(home, version);
        }
    }

    // The channel stays open: the lock is held until the JVM ends.
    private static Path ownPlace(Path places) throws IOException {
        for (int number = 0; ; number++) {
            Path place = Files.createDirectories(places.resolve(Integer.toString(number)));
            if (tryLock(open(place.resolve("lock"))) != null) {
                return place;
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private void stopLeftover(PostgresBinaries binaries) {
        PostmasterFile.read(data)
                .flatMap(file -> file.process(binaries.home()))
                .ifPresent(process -> pgCtl.stop(data, "immediate", START_LIMIT));
    }

    // Somebody else may take the port between the look and the start.
    private int startOnFreePort(Path log) throws IOException {
        Program.Outcome outcome = new Program.Outcome(Program.Outcome.NOT_STARTED, "");
        for (int attempt = 0; attempt < 5; attempt++) {
            int free = freePort();
            Map<String, String> settings = new java.util.TreeMap<>(SETTINGS);
            settings.put("port", Integer.toString(free));
            outcome = pgCtl.start(data, log, settings, START_LIMIT);
            if (outcome.succeeded()) {
                return free;
            }
        }
        throw new IOException(outcome.output() + System.lineSeparator() + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, Ports.loopback())) {
            return socket.getLocalPort();
        }
    }

    private void stopWithThisJvm() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> pgCtl.stop(data, "immediate", START_LIMIT)));
        long pid = PostmasterFile.read(data).orElseThrow().pid();
        // A killed JVM runs no hook. The shell sees the end of its input then; SIGQUIT is an immediate shutdown.
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            new ProcessBuilder(List.of("/bin/sh", "-c", "trap '' INT; read -r line; kill -QUIT " + pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    private static void require(Program.Outcome outcome) throws IOException {
        if (!outcome.succeeded()) {
            throw new IOException(outcome.output());
        }
    }
}
