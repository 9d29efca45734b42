package io.github.dbmigrate.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** Where, when and on what a part is measured. Nothing that names this machine or a folder of it. */
record Machine(Known known, Server server, String mavenOpts, String commit) {

    Map<String, String> circumstances() {
        Map<String, String> all = new TreeMap<>();
        server.settings()
                .forEach((name, value) ->
                        all.put(name.equals("server_version") ? "PostgreSQL" : "PostgreSQL " + name, value));
        all.put("commit", commit);
        if (!mavenOpts.isEmpty()) {
            all.put(Part.MAVEN_OPTS, mavenOpts);
        }
        all.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        all.put("memory", gigabytes() + " GB");
        all.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        all.put("Java", Runtime.version().toString());
        all.put("Maven", known.maven());
        all.put("file system", fileSystem());
        return all;
    }

    // Without a journal, ext4 takes a multiple of the time to make a file where others were removed a minute ago: the
    // kernel passes over their inodes. Thousands of tables are thousands of files.
    private static String fileSystem() {
        try {
            FileStore store = Files.getFileStore(Path.of("").toAbsolutePath());
            Path device = Path.of(store.name()).getFileName();
            Path journal = Path.of("/sys/fs/ext4", String.valueOf(device), "journal_task");
            boolean none = Files.exists(journal) && Files.readString(journal).contains("none");
            return store.type() + (none ? " without a journal" : "");
        } catch (IOException e) {
            return "–";
        }
    }

    private static long gigabytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.round(system.getTotalMemorySize() / 1e9)
                : 0;
    }
}
