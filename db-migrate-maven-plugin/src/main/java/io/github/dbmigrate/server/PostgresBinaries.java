package io.github.dbmigrate.server;

import java.io.File;
import java.nio.file.Path;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param home the directory with {@code bin}, {@code lib} and {@code share}; absolute
 * @param version of the artifact, such as {@code 17.11.0}
 */
record PostgresBinaries(Path home, String version) {

    /** The path of a program, given by its name without a suffix, such as {@code initdb}. */
    String program(String name) {
        String suffix = File.separatorChar == '\\' ? ".exe" : "";
        return home.resolve("bin").resolve(name + suffix).toString();
    }

    int major() {
        return PostgresVersion.major(version);
    }
}
