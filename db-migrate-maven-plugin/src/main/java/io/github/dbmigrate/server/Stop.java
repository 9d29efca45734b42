package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Ends the server of a data directory, and no other process. The caller holds the lock. */
final class Stop {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final StateDirectory state;

    Stop(StateDirectory state) {
        this.state = state;
    }

    /** Ends its sessions and waits until it is gone; false when none ran. */
    boolean run(Path data) throws IOException {
        ProcessHandle process = PostmasterFile.read(data)
                .flatMap(file -> file.process(state.path()))
                .orElse(null);
        if (process == null) {
            // The recorded id may be another process's by now, and PostgreSQL would not start beside that. That no
            // session of a killed server is left, it sees from its shared memory, not from this file.
            Files.deleteIfExists(PostmasterFile.of(data));
            return false;
        }
        stop(data, process);
        return true;
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
