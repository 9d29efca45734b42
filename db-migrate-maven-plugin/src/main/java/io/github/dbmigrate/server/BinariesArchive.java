package io.github.dbmigrate.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A jar of the zonky binaries: one compressed tar with {@code bin}, {@code lib} and {@code share}. */
final class BinariesArchive {

    private static final int EXECUTABLE_BY_OWNER = 0100;

    private BinariesArchive() {}

    /** Unpacks into an existing directory. An entry that would leave it is an IOException, as is a jar without archive. */
    static void unpack(Path jar, Path directory) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && !entry.getName().endsWith(".txz")) {
                entry = zip.getNextEntry();
            }
            if (entry == null) {
                throw new IOException("holds no .txz archive");
            }
            unpackTar(
                    new XZCompressorInputStream(zip), directory.toAbsolutePath().normalize());
        }
    }

    private static void unpackTar(InputStream stream, Path directory) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(stream);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = inside(directory, directory.resolve(entry.getName()), entry);
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                FileTree.permit(target, "rwxr-xr-x");
            } else if (entry.isSymbolicLink()) {
                link(directory, target, entry);
            } else if (entry.isFile()) {
                file(tar, target, entry);
            }
        }
    }

    private static void link(Path directory, Path target, TarArchiveEntry entry) throws IOException {
        Path pointsTo = target.resolveSibling(entry.getLinkName());
        // ".." behind the name of another link would mean another place than it says.
        if (!Path.of(entry.getLinkName()).normalize().toString().equals(entry.getLinkName())) {
            throw new IOException("entry leaves the directory: " + entry.getName());
        }
        inside(directory, pointsTo, entry);
        Files.createDirectories(parent(target));
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    }

    private static void file(InputStream content, Path target, TarArchiveEntry entry) throws IOException {
        Files.createDirectories(parent(target));
        Files.copy(content, target);
        // Others may run but never change them: where Maven runs as root, another account runs the server.
        FileTree.permit(target, (entry.getMode() & EXECUTABLE_BY_OWNER) == 0 ? "rw-r--r--" : "rwxr-xr-x");
    }

    private static Path inside(Path directory, Path path, TarArchiveEntry entry) throws IOException {
        Path normal = path.normalize();
        if (!normal.startsWith(directory) || leadsThroughLink(directory, normal)) {
            throw new IOException("entry leaves the directory: " + entry.getName());
        }
        return normal;
    }

    // A link among the parents would make the path say one place and mean another.
    private static boolean leadsThroughLink(Path directory, Path path) {
        for (Path parent = path.getParent(); parent != null && !parent.equals(directory); parent = parent.getParent()) {
            if (Files.isSymbolicLink(parent)) {
                return true;
            }
        }
        return false;
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException("has no parent directory: " + path);
        }
        return parent;
    }
}
