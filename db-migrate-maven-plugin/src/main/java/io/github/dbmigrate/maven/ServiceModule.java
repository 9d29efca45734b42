package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module of the reactor that holds a database: one with a folder {@code src/main/db}.
 *
 * @param name the module's folder name; names the embedded database and the service in journal and messages
 * @param directory the module's folder, absolute
 * @param formerName the name that it had before its folder was renamed; null for none
 * @param root the folder that the whole reactor lies in, absolute; holds {@code .mvn} and {@code .db-migrate}
 */
record ServiceModule(String name, @Nullable String formerName, Path directory, Path root) {

    /** Empty for a module without {@code src/main/db}. */
    static Optional<ServiceModule> find(Path directory, Path root) {
        Path absolute = directory.toAbsolutePath().normalize();
        ServiceModule module = new ServiceModule(
                absolute.getFileName().toString(),
                null,
                absolute,
                root.toAbsolutePath().normalize());
        return Files.isDirectory(module.sources()) ? Optional.of(module) : Optional.empty();
    }

    ServiceModule formerly(@Nullable String earlierName) {
        return new ServiceModule(name, earlierName, directory, root);
    }

    Path sources() {
        return directory.resolve(Path.of("src", "main", "db"));
    }

    /** The environment variable that names this service's database, such as {@code DATABASE_URL_AUTH}. */
    String urlVariable() {
        return "DATABASE_URL_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The path as a user at the root knows it, such as {@code apps/auth}; empty for the root itself. */
    String path() {
        return directory.startsWith(root)
                ? root.relativize(directory).toString().replace('\\', '/')
                : directory.toString();
    }

    Service service() {
        return new Service(name, path(), directory, formerName);
    }
}
