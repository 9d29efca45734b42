package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Ends the server of a data directory, and no other process. The caller holds the lock. */
final class Stop {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofDays(1);

    private final StateDirectory state;

    Stop(StateDirectory state) {
        this.state = state;
    }

    /**
     * Ends its sessions and waits until it is gone; false when none ran. Problem {@code SERVER_DATA} when it may run on
     * another machine.
     */
    boolean run(Path data) throws IOException {
        ProcessHandle process = PostmasterFile.read(data)
                .flatMap(file -> file.process(state.path()))
                .orElse(null);
        if (process == null) {
            requireNotElsewhere(data);
            // The recorded id may be another process's by now, and PostgreSQL would not start beside that. That no
            // session of a killed server is left, it sees from its shared memory, not from this file.
            Files.deleteIfExists(PostmasterFile.of(data));
            return false;
        }
        stop(data, process);
        return true;
    }

    // PostgreSQL too takes the id of a process that it cannot see for a dead one's, and would start a second server on
    // the same files. An idle server writes nothing for a long time, so that the file alone cannot tell for ever.
    private void requireNotElsewhere(Path data) throws IOException {
        Path recorded = state.machine(data);
        Machine there = Machine.read(recorded).orElse(null);
        PostmasterFile file = PostmasterFile.read(data).orElse(null);
        if (file == null || there == null || there.equals(Machine.here())) {
            return;
        }
        if (Ports.answers(file.port()) || isFresh(PostmasterFile.of(data))) {
            throw ServerProblems.runsElsewhere(data, there.mark(), file.port()).exception();
        }
    }

    private static boolean isFresh(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isAfter(Instant.now().minus(FRESH));
    }

    private void stop(Path data, ProcessHandle process) throws IOException {
        Optional<PostgresBinaries> binaries = binariesOf(process);
        if (binaries.isPresent()) {
            PgCtl pgCtl = new PgCtl(binaries.get(), Account.choose(binaries.get(), data));
            if (pgCtl.stop(data, "fast", LIMIT).succeeded()
                    || pgCtl.stop(data, "immediate", LIMIT).succeeded()) {
                return;
            }
        }
        // Its programs are gone, or it does not react. The next start recovers its data from the log.
        process.destroyForcibly();
        process.onExit()
                .completeOnTimeout(process, LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        Files.deleteIfExists(PostmasterFile.of(data));
    }

    private static Optional<PostgresBinaries> binariesOf(ProcessHandle process) {
        return Programs.path(process)
                .flatMap(PostgresBinaries::of)
                .filter(binaries -> Files.exists(Path.of(binaries.program("pg_ctl"))));
    }
}
