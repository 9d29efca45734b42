package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What to measure and how often.
 *
 * @param migrations sizes of the histories
 * @param services sizes of the reactors
 * @param tables sizes of the schemas for diff and proof
 * @param runs counted
 * @param warmUps before them, not counted
 * @param contestants by their words; empty for all
 * @param profile one run of each work under a recorder, instead of measuring
 * @param results the folder of the results; the page has its name and lies beside it
 * @param mavenOpts the {@code MAVEN_OPTS} that every contestant in Maven, and its floor, runs with; empty as Maven comes
 * @param commit what is measured
 */
record Options(
        List<Integer> migrations,
        List<Integer> services,
        List<Integer> tables,
        int runs,
        int warmUps,
        Set<Work> work,
        Set<String> contestants,
        boolean profile,
        Path results,
        String mavenOpts,
        String commit) {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("--migrations", "10,100,1000,5000"),
            Map.entry("--services", "5,50"),
            Map.entry("--tables", "10,200,1500"),
            Map.entry("--runs", "5"),
            Map.entry("--warm-ups", "1"),
            Map.entry("--work", "all"),
            Map.entry("--contestants", "all"),
            Map.entry("--profile", "no"),
            Map.entry("--results", "target/performance"),
            Map.entry("--maven-opts", ""),
            Map.entry("--commit", "unknown"));

    static Options parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (!DEFAULTS.containsKey(parts[0])) {
                throw new IllegalArgumentException("Unknown: " + argument + "; see bench/README.md.");
            }
            given.put(parts[0], parts.length == 2 ? parts[1] : "yes");
        }
        UnaryOperator<String> value =
                name -> given.getOrDefault(name, Objects.requireNonNull(DEFAULTS.get(name), name));
        String contestants = value.apply("--contestants");
        return new Options(
                sizes(value.apply("--migrations")),
                sizes(value.apply("--services")),
                sizes(value.apply("--tables")),
                Integer.parseInt(value.apply("--runs")),
                Integer.parseInt(value.apply("--warm-ups")),
                work(value.apply("--work")),
                contestants.equals("all") ? Set.of() : Set.of(contestants.split(",")),
                value.apply("--profile").equals("yes"),
                Path.of(value.apply("--results")).toAbsolutePath().normalize(),
                value.apply("--maven-opts").strip(),
                value.apply("--commit"));
    }

    boolean measures(Work... any) {
        return Arrays.stream(any).anyMatch(work::contains);
    }

    private static List<Integer> sizes(String text) {
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    private static Set<Work> work(String text) {
        return switch (text) {
            case "all" -> EnumSet.allOf(Work.class);
            case "none" -> EnumSet.noneOf(Work.class);
            default -> Work.parse(text);
        };
    }
}
