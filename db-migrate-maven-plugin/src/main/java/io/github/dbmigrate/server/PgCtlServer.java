package io.github.dbmigrate.server;

import io.github.dbmigrate.command.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The embedded server, run by PostgreSQL's own {@code pg_ctl} from binaries in the state directory. What runs is never
 * recorded by us but read from {@code postmaster.pid} and the process itself. Safe from several threads and processes.
 */
public final class PgCtlServer implements EmbeddedServer {

    private static final Duration LOCK_LIMIT = Duration.ofMinutes(5);
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration VERSION_LIMIT = Duration.ofSeconds(30);

    private final StateDirectory state;
    private final String version;
    private final int major;
    private final PortChoice ports;
    private final Installation installation;
    private final Launch launch;

    /**
     * Nothing is read or started yet. Problem {@code PARAMETER_INVALID} when the version is none.
     *
     * @param stateDirectory {@code .db-migrate} of the reactor root; made when needed
     * @param version of the binaries, such as {@code 17.11.0}; a running server of the same major version is used as it is
     * @param port the port it must listen on, or null for any free one
     * @param jar gives the file of {@link BinariesArtifact}; asked only when that version is not unpacked yet
     * @param notice told in one sentence what was healed or changed, and what takes long
     */
    public PgCtlServer(
            Path stateDirectory, String version, @Nullable Integer port, Supplier<Path> jar, Consumer<String> notice) {
        this.state = new StateDirectory(stateDirectory);
        this.version = version;
        this.major = PostgresVersion.major(version);
        this.ports = new PortChoice(port, state.path());
        this.installation = new Installation(state, jar, notice);
        this.launch = new Launch(state, ports, notice);
    }

    @Override
    public Running start() {
        return usable(false).orElseGet(() -> locked(this::startLocked));
    }

    @Override
    public Optional<Running> find() {
        return find(false);
    }

    @Override
    public boolean stop() {
        return locked(() -> {
            Stop stop = new Stop(state);
            boolean stopped = false;
            for (Path data : state.listData()) {
                stopped |= stop.run(data);
            }
            return stopped;
        });
    }

    private Running startLocked() throws IOException {
        awaitOthersStart();
        // Another process may have been quicker.
        Optional<Running> running = usable(false);
        if (running.isPresent()) {
            return running.get();
        }
        PostgresBinaries binaries = installation.ready(version);
        requireRunnable(binaries);
        launch.run(binaries);
        awaitOthersStart();
        return usable(true).orElseThrow(this::vanished);
    }

    private <T> T locked(StateLock.Work<T> work) {
        state.requireSafePath();
        try {
            state.create();
            return StateLock.holding(state.lock(), LOCK_LIMIT, work);
        } catch (IOException e) {
            throw ServerProblems.unusableFiles(state.path(), e).exception(e);
        }
    }

    // A start whose Maven was killed goes on by itself; so does a recovery that takes longer than one start waits.
    private void awaitOthersStart() {
        Path data = state.data(major);
        Instant end = Instant.now().plus(READY_LIMIT);
        while (isUnderWay(data)) {
            if (Instant.now().isAfter(end) || Thread.currentThread().isInterrupted()) {
                throw ServerProblems.stillStarting(data, state.log(data)).exception();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isUnderWay(Path data) {
        return PostmasterFile.read(data)
                .filter(file -> !file.ready())
                .flatMap(file -> file.process(state.path()))
                .isPresent();
    }

    private Optional<Running> usable(boolean started) {
        return find(started).filter(running -> ports.accepts(running.port()));
    }

    private Optional<Running> find(boolean started) {
        Path data = state.data(major);
        PostmasterFile file =
                PostmasterFile.read(data).filter(PostmasterFile::ready).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        return file.process(state.path())
                .flatMap(process -> Password.read(data)
                        .map(password -> new Running(
                                Ports.LOOPBACK,
                                file.port(),
                                PgCtl.USER,
                                password,
                                PostgresVersion.shown(runningVersion(process)),
                                data,
                                started)));
    }

    // An older minor version may be running: its binaries have a directory of their own.
    private String runningVersion(ProcessHandle process) {
        return Programs.path(process)
                .flatMap(PostgresBinaries::of)
                .map(PostgresBinaries::version)
                .orElse(version);
    }

    private static void requireRunnable(PostgresBinaries binaries) {
        Program.Outcome outcome = Program.run(List.of(binaries.program("postgres"), "--version"), VERSION_LIMIT);
        if (!outcome.succeeded()) {
            throw ServerProblems.binariesDoNotRun(binaries, outcome).exception();
        }
    }

    private RuntimeException vanished() {
        Path data = state.data(major);
        return ServerProblems.startFailed(data, state.log(data), "It started, and then it was gone.")
                .exception();
    }
}
