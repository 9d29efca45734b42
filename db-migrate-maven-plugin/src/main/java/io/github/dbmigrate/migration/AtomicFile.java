package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that a crash leaves the old content or the new, never a part. A symbolic link in its place is replaced,
 * never followed.
 */
final class AtomicFile {

    private AtomicFile() {}

    /** Makes missing folders. Problem {@code DIRECTORY_UNWRITABLE}; what was there is then unchanged. */
    static void write(Path file, ModuleFolder module, String text) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("not a file: " + file);
        }
        try {
            Files.createDirectories(folder);
            if (module.isLeftBy(folder)) {
                throw SqlFile.leavesModule(module.display(folder), folder.toRealPath())
                        .exception();
            }
            replace(folder, file, text);
        } catch (IOException e) {
            throw unwritable(module, file, folder, e).exception(e);
        }
    }

    private static void replace(Path folder, Path file, String text) throws IOException {
        // A dot file, so that one left by a crash is passed over by us and by the next build.
        Path temporary = folder.resolve("." + file.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder(folder);
    }

    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders; there the move itself is as lasting as it gets.
        }
    }

    private static Problem unwritable(ModuleFolder module, Path file, Path folder, IOException e) {
        return Problem.of(
                        ProblemCode.DIRECTORY_UNWRITABLE,
                        module.display(file) + " cannot be written; what was there is unchanged.")
                .fact("cause", SqlFile.describe(e))
                .remedy(
                        "Give yourself the right to write there, or free space on the disk:",
                        "chmod u+w " + module.display(folder));
    }
}
