package io.github.dbmigrate.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** Where, when and on what a part is measured. Nothing that names this machine or a folder of it. */
record Machine(Known known, Server server, String commit) {

    Map<String, String> circumstances() {
        Map<String, String> all = new TreeMap<>();
        server.settings()
                .forEach((name, value) ->
                        all.put(name.equals("server_version") ? "PostgreSQL" : "PostgreSQL " + name, value));
        all.put("commit", commit);
        all.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        all.put("memory", gigabytes() + " GB");
        all.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        all.put("Java", Runtime.version().toString());
        all.put("Maven", known.maven());
        return all;
    }

    private static long gigabytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.round(system.getTotalMemorySize() / 1e9)
                : 0;
    }
}
