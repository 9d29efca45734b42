package io.github.dbmigrate.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The results by kind, and then every reason, for a person to read. */
final class CorpusTable {

    private static final String ALL = "~ all";

    private CorpusTable() {}

    static String of(int major, List<CorpusResult> results, String whyNotAsked) {
        String oracle = whyNotAsked.isEmpty() ? "compared with pg_dump" : "NOT COMPARED with pg_dump: " + whyNotAsked;
        String rows = byKind(results).entrySet().stream()
                .map(entry -> "%-20s %5d %7d %5d"
                        .formatted(entry.getKey(), entry.getValue()[0], entry.getValue()[1], entry.getValue()[2]))
                .collect(Collectors.joining("\n"));
        String reasons = results.stream()
                .filter(result -> !(result.reason() + result.dump()).isEmpty())
                .map(result -> "== " + result.verdict() + " " + result.pair().name() + "\n"
                        + (result.reason() + "\n" + result.dump()).strip())
                .collect(Collectors.joining("\n\n"));
        return "PostgreSQL " + major + ", " + oracle + "\n\n"
                + "%-20s %5s %7s %5s%n".formatted("kind", "pass", "refused", "wrong") + rows + "\n\n" + reasons + "\n";
    }

    /** A row a kind: how many pairs passed on each server, and how many were refused or wrong on any. */
    static String markdown(Map<Integer, List<CorpusResult>> byMajor) {
        StringBuilder table = new StringBuilder("| kind |");
        byMajor.keySet().forEach(major -> table.append(' ').append(major).append(" |"));
        table.append(" refused | wrong |\n|---|").append("---|".repeat(byMajor.size() + 2));
        Set<String> kinds = new TreeSet<>();
        Map<Integer, Map<String, int[]>> counts = new TreeMap<>();
        byMajor.forEach((major, results) -> {
            counts.put(major, byKind(results));
            kinds.addAll(counts.get(major).keySet());
        });
        for (String kind : kinds) {
            int refused = 0;
            int wrong = 0;
            table.append("\n| ")
                    .append(kind.equals(ALL) ? "**all**" : kind.replace('_', ' '))
                    .append(" |");
            for (Map<String, int[]> major : counts.values()) {
                int[] found = major.getOrDefault(kind, new int[3]);
                table.append(' ').append(found[0]).append(" |");
                refused = Math.max(refused, found[1]);
                wrong = Math.max(wrong, found[2]);
            }
            table.append(' ').append(refused).append(" | ").append(wrong).append(" |");
        }
        return table.append('\n').toString();
    }

    /** Passed, refused and wrong; what pg_dump disagrees with is wrong. */
    static Map<String, int[]> byKind(List<CorpusResult> results) {
        Map<String, int[]> byKind = new TreeMap<>();
        for (CorpusResult result : results) {
            for (String kind : List.of(result.pair().kind(), ALL)) {
                int[] counts = byKind.computeIfAbsent(kind, k -> new int[3]);
                counts[column(result)]++;
            }
        }
        return byKind;
    }

    private static int column(CorpusResult result) {
        if (!result.dump().isEmpty()) {
            return 2;
        }
        return switch (result.verdict()) {
            case PASS -> 0;
            case REFUSED -> 1;
            case WRONG -> 2;
        };
    }
}
