package io.github.dbmigrate.schema;

/**
 * Makes throw-away databases on a server of the target's major version. Their names are marked as ours, and closing one
 * drops it; those a killed run left behind are swept by the next.
 */
public interface ShadowDatabases extends AutoCloseable {

    /** An empty database with nothing but PostgreSQL's own {@code public} namespace. Problems: {@code SHADOW_UNAVAILABLE}. */
    Database create();

    /** Releases the server connection; drops what is still open. */
    @Override
    void close();
}
