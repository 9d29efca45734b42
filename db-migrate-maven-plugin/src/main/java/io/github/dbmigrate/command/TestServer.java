package io.github.dbmigrate.command;

import io.github.dbmigrate.schema.Database;
import java.nio.file.Path;
import java.util.List;

/** Where the databases for a service's own tests are. */
public interface TestServer {

    /** Drops the test database with all that is in it, where it is there, and opens a new, empty one. */
    Database recreate();

    /**
     * Makes roles that the server lacks, unable to log in. Problems: {@code SCHEMA_FILE_INVALID} for a name that PostgreSQL
     * keeps for itself.
     *
     * @param names unquoted
     * @return the ones that were made
     */
    List<String> makeRoles(List<String> names);

    /**
     * Tells the tests how to reach it, in a file that only this user may read.
     *
     * @return the file: a connection service file in libpq's format, with the service {@code test}
     */
    Path announce(Database database);
}
