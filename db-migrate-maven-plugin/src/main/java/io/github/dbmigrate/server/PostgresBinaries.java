package io.github.dbmigrate.server;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param home the directory with {@code bin}, {@code lib} and {@code share}; absolute
 * @param version of the artifact, such as {@code 17.11.0}
 */
record PostgresBinaries(Path home, String version) {

    /** What the name of a directory of binaries begins with; the version is the rest. */
    static final String DIRECTORY = "postgres-";

    /** The path of a program, given by its name without a suffix, such as {@code initdb}. */
    String program(String name) {
        String suffix = File.separatorChar == '\\' ? ".exe" : "";
        return home.resolve("bin").resolve(name + suffix).toString();
    }

    /** The binaries that a running program belongs to, by the name of their directory; empty when it has another place. */
    static Optional<PostgresBinaries> of(Path program) {
        return Optional.ofNullable(program.getParent())
                .map(Path::getParent)
                .filter(home -> home.getFileName().toString().startsWith(DIRECTORY))
                .map(home ->
                        new PostgresBinaries(home, home.getFileName().toString().substring(DIRECTORY.length())));
    }

    int major() {
        return PostgresVersion.major(version);
    }
}
