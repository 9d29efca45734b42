package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server writes into {@code postmaster.pid} of its data directory. The lines are those of PostgreSQL's
 * {@code utils/pidfile.h}.
 *
 * @param pid of the server; the number of any other process when the server was killed and the number used again
 * @param ready whether it takes connections
 */
record PostmasterFile(long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Reads the file; empty when there is none or it is only half written. */
    static Optional<PostmasterFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(of(data));
            return lines.size() <= PORT_LINE ? Optional.empty() : Optional.of(parse(lines));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Path of(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static PostmasterFile parse(List<String> lines) {
        String status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
        return new PostmasterFile(
                Long.parseLong(lines.get(0).strip()),
                Integer.parseInt(lines.get(PORT_LINE).strip()),
                status.equals("ready"));
    }

    /** The process, when one has the recorded id and runs a program below this directory. */
    Optional<ProcessHandle> process(Path directory) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Programs.isBelow(directory, process));
    }
}
