package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts the binaries of one version into the state directory, once. The caller holds the lock. */
final class Installation {

    private static final List<String> PROGRAMS = List.of("initdb", "pg_ctl", "postgres");

    private final StateDirectory state;
    private final Supplier<Path> jar;
    private final Consumer<String> notice;

    Installation(StateDirectory state, Supplier<Path> jar, Consumer<String> notice) {
        this.state = state;
        this.jar = jar;
        this.notice = notice;
    }

    /** The binaries, unpacked now if they are missing or a program of theirs is. Problem {@code SERVER_BINARIES}. */
    PostgresBinaries ready(String version) {
        PostgresBinaries binaries = new PostgresBinaries(state.binaries(version), version);
        if (!isComplete(binaries)) {
            Path archive = jar.get();
            notice.accept("Setting up PostgreSQL " + PostgresVersion.shown(version) + " in " + state.path()
                    + "; this happens once and takes some seconds.");
            unpack(archive, binaries);
        }
        return binaries;
    }

    private static boolean isComplete(PostgresBinaries binaries) {
        return Stream.concat(
                        Stream.of("bin", "lib", "share").map(binaries.home()::resolve),
                        PROGRAMS.stream().map(program -> Path.of(binaries.program(program))))
                .allMatch(Files::exists);
    }

    // Beside and then renamed: whoever finds the directory finds it whole.
    private void unpack(Path archive, PostgresBinaries binaries) {
        Path unpacked = binaries.home().resolveSibling(binaries.home().getFileName() + ".new");
        try {
            FileTree.delete(unpacked);
            Files.createDirectory(unpacked);
            BinariesArchive.unpack(archive, unpacked);
            FileTree.delete(binaries.home());
            Files.move(unpacked, binaries.home());
        } catch (IOException e) {
            // To give the room back, should the disk be full.
            FileTree.tryDelete(unpacked);
            throw ServerProblems.binariesUnusable(archive, binaries, e).exception(e);
        }
        if (!isComplete(binaries)) {
            throw ServerProblems.binariesIncomplete(archive, PROGRAMS).exception();
        }
    }
}
