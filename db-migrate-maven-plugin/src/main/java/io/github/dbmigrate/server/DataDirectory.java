package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data directory of one major version, looked at from outside.
 *
 * @param path absolute
 * @param major the version that it must be of
 */
record DataDirectory(Path path, int major) {

    /** What a data directory can be found as. */
    enum Condition {
        /** Missing or empty: a cluster can be made here. */
        ABSENT,
        /** A cluster of the right version, as far as can be seen without starting it. */
        READY,
        /** Something without the files that every cluster has: an initialisation or a deletion stopped midway. */
        BROKEN,
        /** A cluster of another major version. */
        OTHER_VERSION
    }

    /** An IOException says that it cannot be looked into, {@code NotDirectoryException} that it is something else. */
    Condition condition() throws IOException {
        if (Files.notExists(path) || isEmpty()) {
            return Condition.ABSENT;
        }
        Optional<String> version = version();
        if (version.isPresent() && !version.get().equals(Integer.toString(major))) {
            return Condition.OTHER_VERSION;
        }
        boolean hasControlFile = Files.exists(path.resolve("global").resolve("pg_control"));
        return version.isPresent() && hasControlFile ? Condition.READY : Condition.BROKEN;
    }

    /** The content of {@code PG_VERSION}, such as {@code 17}; empty when there is no such file. */
    Optional<String> version() throws IOException {
        Path file = path.resolve("PG_VERSION");
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /** A free name beside it, for what is put aside. */
    Path aside() {
        int number = 1;
        while (Files.exists(path.resolveSibling(path.getFileName() + ".broken-" + number))) {
            number++;
        }
        return path.resolveSibling(path.getFileName() + ".broken-" + number);
    }
}
