package io.github.dbmigrate.migration;

import java.nio.file.Path;

/**
 * A numbered script of a migrations directory; its text stays on disk.
 *
 * @param id the number at the head of the file name
 * @param description the rest of the file name with spaces for underscores, as MyBatis writes it into the changelog
 * @param file the absolute path
 * @param checksum of the whole file
 */
public record Migration(MigrationId id, String description, Path file, Checksum checksum) {

    /** The file's name, such as {@code 20261122101500_create_users.sql}. */
    public String fileName() {
        // Of a path that is asked often, which keeps its text but not its last name.
        String path = file.toString();
        return path.substring(path.lastIndexOf(file.getFileSystem().getSeparator()) + 1);
    }
}
