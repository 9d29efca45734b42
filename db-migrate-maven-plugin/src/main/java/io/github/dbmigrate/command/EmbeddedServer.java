package io.github.dbmigrate.command;

import java.nio.file.Path;
import java.util.Optional;

/** The PostgreSQL server of this checkout; it outlives Maven. */
public interface EmbeddedServer {

    /** Starts it where it does not run yet, healing what a crash left; safe from several processes at once. */
    Running start();

    /** The running server, or empty; never starts one. */
    Optional<Running> find();

    /** Stops it; false when none ran. */
    boolean stop();

    /**
     * A running server.
     *
     * @param password of {@code user}; made on first start, never printed
     * @param started whether this call started it
     */
    record Running(
            String host, int port, String user, String password, String version, Path dataDirectory, boolean started) {

        @Override
        public String toString() {
            return "PostgreSQL " + version + " on " + host + ":" + port;
        }
    }
}
