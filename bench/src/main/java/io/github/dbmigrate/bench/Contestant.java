package io.github.dbmigrate.bench;

import java.nio.file.Path;

/** A way to apply a history that is measured. */
interface Contestant {

    /** As it is written in arguments and folder names. */
    String word();

    /** As it stands in the tables, with its version. */
    String name();

    /** Writes the history into an empty folder in the form that this tool reads. */
    void write(Path folder, History history, Target target);

    /** Applies what is pending. */
    Command deploy(Path folder, Target target);

    /** Tells what is applied and what is pending. */
    Command status(Path folder, Target target);

    /** Whether it knows what it applied. Without, it cannot apply with nothing to do, and has no status. */
    default boolean keepsBooks() {
        return true;
    }

    /** Whether it does the work at all. */
    default boolean applies() {
        return true;
    }

    /** A database of the server. */
    record Target(Server server, String database) {

        String jdbcUrl() {
            return server.jdbcUrl(database);
        }
    }
}
