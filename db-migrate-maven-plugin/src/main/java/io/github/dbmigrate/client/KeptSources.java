package io.github.dbmigrate.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of an output directory's files were made from which relation, by {@link RelationKey}. A file that somebody changed since
 * does not count.
 */
final class KeptSources {

    private final Map<String, SortedMap<String, SourceText>> byKey = new HashMap<>();

    /** Those that the text of an earlier run names. */
    static KeptSources parse(String text, SortedMap<String, SourceText> present) {
        Map<String, List<String[]>> lines = new HashMap<>();
        text.lines()
                .map(line -> line.split(" ", 3))
                .filter(words -> words.length == 3)
                .forEach(words -> lines.computeIfAbsent(words[0], key -> new ArrayList<>())
                        .add(words));
        KeptSources kept = new KeptSources();
        lines.forEach((key, files) -> {
            if (files.stream().allMatch(words -> isAsItWas(present.get(words[2]), words[1]))) {
                files.forEach(words -> kept.add(key, words[2], Objects.requireNonNull(present.get(words[2]))));
            }
        });
        return kept;
    }

    private static boolean isAsItWas(@Nullable SourceText source, String digest) {
        return source != null && source.digest().equals(digest);
    }

    void add(String key, String path, SourceText source) {
        byKey.computeIfAbsent(key, added -> new TreeMap<>()).put(path, source);
    }

    /** The sources by path; empty where there are none. */
    SortedMap<String, SourceText> of(String key) {
        return byKey.getOrDefault(key, new TreeMap<>());
    }

    /** What {@link #parse} reads: a line a file, with key, digest and path. */
    String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(byKey)
                .forEach((key, files) -> files.forEach((path, source) -> text.append(key)
                        .append(' ')
                        .append(source.digest())
                        .append(' ')
                        .append(path)
                        .append('\n')));
        return text.toString();
    }
}
