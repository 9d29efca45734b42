package io.github.dbmigrate.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/**
 * What the build knew: versions that stand in the POM, and the Maven that built.
 *
 * @param version of db-migrate
 * @param driver version of the JDBC driver, the same for all
 * @param mybatis version of MyBatis Migrations' command line
 * @param maven version
 * @param mavenHome of the distribution
 * @param repository the local repository of that build
 */
record Known(String version, String driver, String mybatis, String maven, Path mavenHome, Path repository) {

    static Known read() {
        Properties properties = new Properties();
        try (InputStream file =
                Objects.requireNonNull(Known.class.getResourceAsStream("/bench.properties"), "bench.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Known(
                properties.getProperty("db-migrate"),
                properties.getProperty("driver"),
                properties.getProperty("mybatis"),
                properties.getProperty("maven"),
                Path.of(properties.getProperty("mavenHome")),
                Path.of(properties.getProperty("repository")));
    }
}
