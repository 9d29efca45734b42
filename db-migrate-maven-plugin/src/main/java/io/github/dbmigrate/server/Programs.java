package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Running processes, by the program that they run. */
final class Programs {

    // What Linux appends to the path of a program whose file is gone.
    private static final String DELETED = " (deleted)";

    private Programs() {}

    /** The path of a process's program; empty when the operating system does not tell. */
    static Optional<Path> path(ProcessHandle process) {
        return process.info().command().map(Programs::withoutMark).map(Path::of);
    }

    static boolean isBelow(Path directory, ProcessHandle process) {
        Path real = real(directory);
        return path(process).map(program -> program.startsWith(real)).orElse(false);
    }

    /**
     * What a killed server left running on a data directory: sessions end only when they next look at their server. Known
     * only where the operating system tells a process's directory, as Linux does; elsewhere empty.
     */
    static List<ProcessHandle> orphans(Path data, Path directory) {
        Path real = real(data);
        return ProcessHandle.allProcesses()
                .filter(process -> isBelow(directory, process))
                .filter(process -> workingDirectory(process).map(real::equals).orElse(false))
                .toList();
    }

    private static Optional<Path> workingDirectory(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String path) {
        return path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
