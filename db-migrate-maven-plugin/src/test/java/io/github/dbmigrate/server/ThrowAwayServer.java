package io.github.dbmigrate.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private static final List<FileLock> HELD = new CopyOnWriteArrayList<>();

    private final Path data;
    private final Path log;
    private final PostgresBinaries binaries;
    private final Account account;
    private final PgCtl pgCtl;
    private final Map<String, String> settings;
    private final String password;
    private int port;

    private ThrowAwayServer(Path place, PostgresBinaries binaries, Map<String, String> own, String password)
            throws IOException {
        this.data = place.resolve("data");
        this.log = place.resolve("log");
        this.binaries = binaries;
        this.account = Account.choose(binaries, data);
        this.pgCtl = new PgCtl(binaries, account);
        this.settings = new TreeMap<>(SETTINGS);
        this.settings.putAll(own);
        this.password = password;
        stopLeftover(binaries);
        FileTree.delete(data);
    }

    private ThrowAwayServer init() throws IOException {
        Path passwordFile = Files.writeString(data.resolveSibling("password"), password);
        require(pgCtl.init(data, passwordFile, false));
        return begin();
    }

    private ThrowAwayServer begin() throws IOException {
        port = startOnFreePort(log);
        stopWithThisJvm();
        return this;
    }

    public static ThrowAwayServer start(int major) {
        try {
            return start(major, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path places(int major) {
        return TARGET.resolve("postgres-test-" + major);
    }

    /** One more, with settings of its own. */
    public static ThrowAwayServer start(int major, Map<String, String> own) throws IOException {
        return new ThrowAwayServer(
                        ownPlace(places(major)),
                        binaries(major),
                        own,
                        UUID.randomUUID().toString())
                .init();
    }

    /** A standby of this server, made from its files while it is stopped. */
    public ThrowAwayServer standby() throws IOException {
        require(pgCtl.stop(data, "fast", START_LIMIT));
        ThrowAwayServer standby = new ThrowAwayServer(
                ownPlace(places(binaries.major())),
                binaries,
                Map.of(
                        "primary_conninfo",
                        "host=" + host() + " port=" + port + " user=" + user() + " password=" + password),
                password);
        copy(data, standby.data);
        Files.createFile(standby.data.resolve("standby.signal"));
        standby.account.own(standby.data);
        startAgain();
        return standby.begin();
    }

    /** Stops and starts it on the same port. */
    public void restart(String mode) throws IOException {
        require(pgCtl.stop(data, mode, START_LIMIT));
        startAgain();
    }

    public void stop() {
        pgCtl.stop(data, "immediate", START_LIMIT);
    }

    private void startAgain() throws IOException {
        settings.put("port", Integer.toString(port));
        require(pgCtl.start(data, log, settings, START_LIMIT));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
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

    // The lock is kept: with nobody knowing it any more, the garbage collector would close its channel.
    private static Path ownPlace(Path places) throws IOException {
        for (int number = 0; ; number++) {
            Path place = Files.createDirectories(places.resolve(Integer.toString(number)));
            FileLock lock = tryLock(open(place.resolve("lock")));
            if (lock != null) {
                HELD.add(lock);
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
