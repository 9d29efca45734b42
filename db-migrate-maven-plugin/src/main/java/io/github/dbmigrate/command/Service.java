package io.github.dbmigrate.command;

import io.github.dbmigrate.problem.Commands;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service that a goal works for.
 *
 * @param name the module's folder name; owns the changelog
 * @param module the module's path from the reactor's root, such as {@code apps/auth}; empty for the root itself
 * @param directory the module's folder, absolute
 * @param formerName the name that it had before its folder was renamed, whose changelog is its own too; null for none
 */
public record Service(
        String name,
        String module,
        Path directory,
        @Nullable String formerName) {

    public Service(String name, String module, Path directory) {
        this(name, module, directory, null);
    }

    /** The name, then the former one, if any. */
    List<String> names() {
        return formerName == null ? List.of(name) : List.of(name, formerName);
    }

    /** The folder of everything that is written by hand: {@code src/main/db}. */
    public Path sources() {
        return directory.resolve(Path.of("src", "main", "db"));
    }

    public Path migrations() {
        return sources().resolve("migrations");
    }

    /** The development data; need not exist. */
    public Path seed() {
        return sources().resolve("seed.sql");
    }

    public Commands commands() {
        return new Commands(module, directory);
    }
}
