package io.github.dbmigrate.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where, when and on what the parts were measured: first what they have in common, then each by what they differ in. */
record Circumstances(List<Part> parts) {

    private static final Set<String> ALWAYS_TOLD = Set.of("commit", "date");

    String render() {
        Map<String, Set<String>> values = new TreeMap<>();
        Set<String> names = parts.stream()
                .flatMap(part -> part.circumstances().keySet().stream())
                .collect(Collectors.toSet());
        // A part that lacks one differs from those that have it.
        for (String name : names) {
            values.put(
                    name,
                    parts.stream()
                            .map(part -> part.circumstances().getOrDefault(name, ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        List<String> differing = values.entrySet().stream()
                .filter(entry ->
                        ALWAYS_TOLD.contains(entry.getKey()) || entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
        String common = values.entrySet().stream()
                .filter(entry -> !differing.contains(entry.getKey()))
                .map(entry -> "- " + entry.getKey() + ": " + String.join("", entry.getValue()) + "\n")
                .collect(Collectors.joining());
        return common + "\n" + table(differing);
    }

    private String table(List<String> differing) {
        Map<List<String>, List<Part>> same = new LinkedHashMap<>();
        for (Part part : parts) {
            List<String> facts = differing.stream()
                    .map(name -> part.circumstances().getOrDefault(name, ""))
                    .toList();
            same.computeIfAbsent(facts, unseen -> new ArrayList<>()).add(part);
        }
        List<String> head = new ArrayList<>(differing);
        head.addAll(List.of("measured", "runs", "busy with something else"));
        return Markdown.table(head, same.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())));
    }

    private static List<String> row(List<String> facts, List<Part> parts) {
        List<String> row = new ArrayList<>(facts);
        row.add(parts.stream()
                .map(part -> part.work().word() + " " + part.size())
                .collect(Collectors.joining(", ")));
        row.add(Integer.toString(parts.stream().mapToInt(Part::runs).min().orElse(0)));
        double others = parts.stream().mapToDouble(Part::others).max().orElse(Double.NaN);
        row.add(Double.isNaN(others) ? "–" : String.format(Locale.ROOT, "%.0f %%", others * 100));
        return row;
    }
}
