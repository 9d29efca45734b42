package io.github.dbmigrate.migration;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The folder that a service's files may lie in: the one that holds {@code src/main/db}, or, where the folders are named
 * otherwise, the parent of the folder in question.
 */
record ModuleFolder(Path root) {

    private static final Path USUAL = Path.of("src", "main", "db");

    static ModuleFolder of(Path fileOrFolder) {
        Path absolute = fileOrFolder.toAbsolutePath().normalize();
        for (Path at = absolute; at.getParent() != null; at = at.getParent()) {
            if (at.endsWith(USUAL)) {
                return new ModuleFolder(at.resolve("../../..").normalize());
            }
        }
        Path parent = absolute.getParent();
        return new ModuleFolder(parent == null ? absolute : parent);
    }

    /** The path as the user knows it, with forward slashes. */
    String display(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        String shown = absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
        return shown.replace('\\', '/');
    }

    /** True when following symbolic links leads out of the module; the path must exist. */
    boolean isLeftBy(Path path) throws IOException {
        return !path.toRealPath().startsWith(root.toRealPath());
    }
}
