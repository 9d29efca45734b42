package io.github.dbmigrate.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of an output directory's files were made from which relation, by {@link RelationKey}. A file that somebody changed since
 * does not count.
 */
final class KeptSources {

    private final Map<String, SortedMap<String, String>> byKey = new HashMap<>();

    /** Those that the text of an earlier run names. */
    static KeptSources parse(String text, SortedMap<String, String> present) {
        Map<String, List<String[]>> lines = new HashMap<>();
        text.lines()
                .map(line -> line.split(" ", 3))
                .filter(words -> words.length == 3)
                .forEach(words -> lines.computeIfAbsent(words[0], key -> new ArrayList<>())
                        .add(words));
        KeptSources kept = new KeptSources();
        lines.forEach((key, files) -> {
            if (files.stream().allMatch(words -> isAsItWas(present.get(words[2]), words[1]))) {
                files.forEach(words -> kept.add(key, words[2], String.valueOf(present.get(words[2]))));
            }
        });
        return kept;
    }

    private static boolean isAsItWas(@Nullable String content, String digest) {
        return content != null && Stamp.digest(content).equals(digest);
    }

    void add(String key, String path, String content) {
        byKey.computeIfAbsent(key, added -> new TreeMap<>()).put(path, content);
    }

    /** The sources by path; empty where there are none. */
    SortedMap<String, String> of(String key) {
        return byKey.getOrDefault(key, new TreeMap<>());
    }

    /** What {@link #parse} reads: a line a file, with key, digest and path. */
    String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(byKey)
                .forEach((key, files) -> files.forEach((path, content) -> text.append(key)
                        .append(' ')
                        .append(Stamp.digest(content))
                        .append(' ')
                        .append(path)
                        .append('\n')));
        return text.toString();
    }
}
