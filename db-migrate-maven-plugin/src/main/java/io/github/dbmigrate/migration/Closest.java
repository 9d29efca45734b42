package io.github.dbmigrate.migration;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant who mistyped a word. */
final class Closest {

    private static final int MOST = 3;

    private Closest() {}

    /** The nearest words first, at most three; empty when none is near. Upper and lower case are the same. */
    static List<String> to(String word, Collection<String> known) {
        String given = word.toLowerCase(Locale.ROOT);
        int farthest = Math.max(2, given.length() / 3);
        record Near(String word, int distance) {}
        return known.stream()
                .distinct()
                .map(candidate -> new Near(candidate, distance(given, candidate.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance() <= Math.min(farthest, given.length() - 1))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
                .limit(MOST)
                .map(Near::word)
                .toList();
    }

    /** Levenshtein's distance with a swap of neighbours as one step. */
    static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int step(int[][] steps, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
