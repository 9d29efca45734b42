package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What tells whether a recorded process id means anything here: a checkout may be shared between a host and its containers,
 * which do not see each other's processes.
 */
record Machine(String mark) {

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

    static Machine here() {
        return new Machine(hostName() + " " + processes());
    }

    /** Empty when none was recorded or it cannot be read. */
    static Optional<Machine> read(Path file) {
        try {
            return Optional.of(new Machine(Files.readString(file).strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(file, mark + "\n");
    }

    // Not by the network, whose name for a laptop changes with the place.
    private static String hostName() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException e) {
            return Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), System.getProperty("os.name", ""));
        }
    }

    private static String processes() {
        try {
            return Files.readSymbolicLink(PROCESSES).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "one";
        }
    }
}
