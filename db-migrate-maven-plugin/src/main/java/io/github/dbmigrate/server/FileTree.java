package io.github.dbmigrate.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is done to whole directories, and to rights where the file system has them. */
final class FileTree {

    private FileTree() {}

    /** Deletes a file or directory with all that is in it; nothing happens when there is none. */
    static void delete(Path root) throws IOException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            forEach(root, Files::delete);
        }
    }

    /** Deletes as much of it as can be deleted now. */
    static void tryDelete(Path root) {
        try {
            delete(root);
        } catch (IOException e) {
            // In use, or gone already; what is left does no harm but take room.
            return;
        }
    }

    /** Does something to everything in the tree, the root last. Links are not followed. */
    static void forEach(Path root, Action action) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                action.apply(path);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Sets rights such as {@code rwx------}; nothing happens on a file system that has none of that kind. */
    static void permit(Path path, String rights) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        }
    }

    /** What is done to each file. */
    interface Action {
        void apply(Path path) throws IOException;
    }
}
