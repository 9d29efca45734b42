package io.github.dbmigrate.migration;

import java.nio.file.Path;

/**
 * A numbered script of a migrations directory; its text stays on disk.
 *
 * @param id the number at the head of the file name
 * @param description the rest of the file name with spaces for underscores, as MyBatis writes it into the changelog
 * @param file the absolute path
 * @param checksum of the whole file
 * @param fileName the last name of the path, such as {@code 20261122101500_create_users.sql}; kept, because a path makes it
 *     anew each time
 */
public record Migration(MigrationId id, String description, Path file, Checksum checksum, String fileName) {

    public Migration(MigrationId id, String description, Path file, Checksum checksum) {
        this(id, description, file, checksum, String.valueOf(file.getFileName()));
    }
}
