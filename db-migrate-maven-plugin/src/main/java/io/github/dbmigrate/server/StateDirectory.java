package io.github.dbmigrate.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a checkout keeps its servers: the binaries of each version, and a data directory and a log of each major version.
 *
 * @param path absolute; {@code .db-migrate} in the reactor root
 */
record StateDirectory(Path path) {

    private static final String DATA = "data-";
    private static final String UNFINISHED = ".new-";

    // pg_ctl puts its paths between double quotes into a shell's command line, where these keep their meaning.
    private static final Pattern SHELL = Pattern.compile(File.separatorChar == '/' ? "[\"$`\\\\]" : "[\"%]");

    StateDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** Problem {@code SERVER_DATA} when the path has a character with which {@code pg_ctl} would run something else. */
    void requireSafePath() {
        if (SHELL.matcher(path.toString()).find()) {
            throw ServerProblems.unsafePath(path).exception();
        }
    }

    /** Makes the directory, out of git's sight. Others may enter it: what is secret in it has rights of its own. */
    void create() throws IOException {
        Files.createDirectories(path);
        Path ignore = path.resolve(".gitignore");
        if (Files.notExists(ignore)) {
            FileTree.permit(path, "rwxr-xr-x");
            Files.writeString(ignore, "*\n");
        }
    }

    Path binaries(String version) {
        return path.resolve(PostgresBinaries.DIRECTORY + version);
    }

    Path data(int major) {
        return path.resolve(DATA + major);
    }

    /** The log that belongs to a data directory. */
    Path log(Path data) {
        return path.resolve(data.getFileName() + ".log");
    }

    /** Where the server of a data directory was started. */
    Path machine(Path data) {
        return path.resolve(data.getFileName() + ".machine");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** A new, empty directory in which a data directory is made, before it gets its name. */
    Path newUnfinished(Path data) throws IOException {
        return Files.createTempDirectory(path, data.getFileName() + UNFINISHED);
    }

    /** Deletes what interrupted runs left; what somebody still writes to is left to the next time. */
    void sweepUnfinished(Path data) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(data.getFileName() + UNFINISHED))
                    .forEach(FileTree::tryDelete);
        }
    }

    /** The data directories of all major versions; empty when nothing was ever started. */
    List<Path> listData() throws IOException {
        if (Files.notExists(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> entry.getFileName().toString().matches(DATA + "\\d+"))
                    .sorted()
                    .toList();
        }
    }
}
