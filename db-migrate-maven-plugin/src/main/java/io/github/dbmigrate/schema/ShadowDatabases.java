package io.github.dbmigrate.schema;

import java.util.List;
import java.util.Optional;

/**
 * Makes throw-away databases on a server of the target's major version. Their names are marked as ours, and closing one
 * gives it up: by the time that all are closed it is dropped; on the embedded server the files may still be going, and nobody
 * can connect to it any more. Those a killed run left behind are swept by the next.
 */
public interface ShadowDatabases extends AutoCloseable {

    /** An empty database with nothing but PostgreSQL's own {@code public} namespace. Problems: {@code SHADOW_UNAVAILABLE}. */
    Database create();

    /**
     * Makes roles that the server lacks, unable to log in, where the server is the tool's own; on another they are its
     * administrator's. Problems: {@code SCHEMA_FILE_INVALID} for a name that PostgreSQL keeps for itself.
     *
     * @param names unquoted; none costs nothing
     * @return the ones that were made, which outlive the databases
     */
    List<String> makeRoles(List<String> names);

    /**
     * A copy of what was kept under a key, or empty where nothing is, or where it cannot be copied now. Problems: {@code
     * SHADOW_UNAVAILABLE}.
     *
     * @param keys the first of them under which something is kept counts
     */
    Optional<Kept> copy(List<String> keys);

    /**
     * Keeps a database for later runs and closes it, which must be one of this run's. What was kept longest without being
     * copied makes room; nothing is promised to be there later.
     *
     * @param key of letters and digits, at most 40 of them
     */
    void keep(Database database, String key);

    /**
     * A copy of a database that an earlier run kept.
     *
     * @param database closing it gives up the copy
     */
    record Kept(String key, Database database) {}

    /**
     * Gives up what is still open, waits until all is dropped, or on the embedded server until it goes on with that by itself,
     * and releases the server connection.
     */
    @Override
    void close();
}
