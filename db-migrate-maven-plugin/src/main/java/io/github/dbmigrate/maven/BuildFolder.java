package io.github.dbmigrate.maven;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder of a module's build that we write into. A POM may put it anywhere; a symbolic link, which somebody else may have
 * laid there, never leads us out of the module.
 *
 * @param path absolute
 * @param module absolute
 */
record BuildFolder(Path path, Path module) {

    BuildFolder {
        path = path.toAbsolutePath().normalize();
        module = module.toAbsolutePath().normalize();
    }

    /** Writes a file whole or not at all; a link in its place is replaced. */
    void write(String name, String text) throws IOException {
        replace(name, text, new FileAttribute<?>[0]);
    }

    /** The same with rights for its owner alone, from the file's birth on, where the file system has rights. */
    Path writeSecret(String name, String text) throws IOException {
        make();
        // Windows gives a new file the rights of its folder.
        boolean rights = Files.getFileStore(path).supportsFileAttributeView("posix");
        return replace(
                name,
                text,
                rights
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
    }

    private Path replace(String name, String text, FileAttribute<?>[] rights) throws IOException {
        make();
        Path file = path.resolve(name);
        Path whole = path.resolve("." + name + ".tmp");
        Files.deleteIfExists(whole);
        try {
            try (FileChannel channel = FileChannel.open(
                    whole, java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            return Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private void make() throws IOException {
        requireNoWayOut();
        Files.createDirectories(path);
    }

    /** Problem {@code DIRECTORY_UNWRITABLE} where a link on the way leads out. */
    Path required() {
        try {
            requireNoWayOut();
            return path;
        } catch (IOException e) {
            throw Problem.of(ProblemCode.DIRECTORY_UNWRITABLE, "Nothing was written: " + e.getMessage() + ".")
                    .fact("folder", path.toString())
                    .remedy(
                            "Put a folder in the place of the link, or name the other place in the POM.",
                            "<build><directory>…</directory></build>")
                    .exception(e);
        }
    }

    private void requireNoWayOut() throws IOException {
        if (!path.startsWith(module)) {
            return;
        }
        Path there = path;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        Path real = there.toRealPath();
        if (!real.startsWith(module.toRealPath())) {
            throw new FileSystemException(there.toString(), real.toString(), "a symbolic link leads out of the module");
        }
    }
}
