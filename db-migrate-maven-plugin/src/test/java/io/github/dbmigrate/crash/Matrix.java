package io.github.dbmigrate.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts interruptions that were overcome, for {@code docs/reliability.md}. */
final class Matrix {

    private static final Path FILE = Path.of(System.getProperty("basedir", ""), "target", "kill-matrix.md")
            .toAbsolutePath();

    private final Map<Phase, Map<Fault, Integer>> counts = new TreeMap<>();
    private final Map<Integer, Integer> majors = new TreeMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    synchronized void add(int major, Case one, String outcome) {
        counts.computeIfAbsent(one.phase(), phase -> new TreeMap<>()).merge(one.fault(), 1, Integer::sum);
        majors.merge(major, 1, Integer::sum);
        outcomes.merge(outcome, 1, Integer::sum);
    }

    synchronized void write() throws IOException {
        String rows = counts.entrySet().stream()
                .map(row -> "| " + row.getKey() + " | "
                        + Stream.of(Fault.values())
                                .map(fault -> String.valueOf(row.getValue().getOrDefault(fault, 0)))
                                .collect(Collectors.joining(" | "))
                        + " |")
                .collect(Collectors.joining("\n"));
        String head = Stream.of(Fault.values()).map(Fault::toString).collect(Collectors.joining(" | "));
        Files.writeString(
                FILE,
                "| step | " + head + " |\n|---|" + "---|".repeat(Fault.values().length) + "\n" + rows + "\n\n"
                        + "PostgreSQL: " + majors + "\n\nThe interrupted run said: " + outcomes + "\n");
    }
}
