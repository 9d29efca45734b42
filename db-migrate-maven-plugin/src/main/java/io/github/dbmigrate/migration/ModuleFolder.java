package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a service's files may lie in: the one that holds {@code src/main/db}, or, where the folders are named
 * otherwise, the parent of the folder in question.
 *
 * @param root absolute
 * @param commands writes paths and goals as they are pasted at the reactor's root
 */
record ModuleFolder(Path root, Commands commands) {

    private static final Path USUAL = Path.of("src", "main", "db");

    static ModuleFolder of(Path fileOrFolder) {
        Path absolute = fileOrFolder.toAbsolutePath().normalize();
        for (Path at = absolute; at.getParent() != null; at = at.getParent()) {
            if (at.endsWith(USUAL)) {
                return at(at.resolve("../../..").normalize());
            }
        }
        Path parent = absolute.getParent();
        return at(parent == null ? absolute : parent);
    }

    private static ModuleFolder at(Path root) {
        Path reactor = reactorOf(root);
        String module =
                reactor == null ? "" : reactor.relativize(root).toString().replace('\\', '/');
        return new ModuleFolder(root, new Commands(module, root));
    }

    /** Maven's own mark of a reactor's root, as its start script looks for it. */
    private static @Nullable Path reactorOf(Path root) {
        for (Path at = root; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn"))) {
                return at;
            }
        }
        return null;
    }

    /** The path as a user at the reactor's root knows it, with forward slashes. */
    String display(Path path) {
        return commands.path(path);
    }

    /** True when following symbolic links leads out of the module; the path must exist. */
    boolean isLeftBy(Path path) throws IOException {
        return !path.toRealPath().startsWith(root.toRealPath());
    }
}
