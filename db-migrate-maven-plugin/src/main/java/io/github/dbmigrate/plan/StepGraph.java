package io.github.dbmigrate.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Steps and what must come before what. */
final class StepGraph {

    private final Map<Step, Set<Step>> after = new TreeMap<>();
    private final Map<Step, Set<Step>> before = new HashMap<>();
    private final Map<Step, Set<Step>> softBefore = new HashMap<>();

    void add(Step step) {
        after.computeIfAbsent(step, key -> new TreeSet<>());
        before.computeIfAbsent(step, key -> new TreeSet<>());
    }

    boolean contains(Step step) {
        return after.containsKey(step);
    }

    /** Ignored when one of them is not in the graph or both are the same. */
    void edge(Step first, Step second) {
        if (!first.equals(second) && contains(first) && contains(second)) {
            after(first).add(second);
            before(second).add(first);
        }
    }

    /** The same, but given up first when there is a circle. */
    void softEdge(Step first, Step second) {
        if (!first.equals(second)
                && contains(first)
                && contains(second)
                && !before(second).contains(first)) {
            softBefore.computeIfAbsent(second, key -> new TreeSet<>()).add(first);
        }
    }

    private Set<Step> after(Step step) {
        return after.getOrDefault(step, Set.of());
    }

    private Set<Step> before(Step step) {
        return before.getOrDefault(step, Set.of());
    }

    /** One circle among hard edges, or an empty list. */
    List<Step> circle() {
        Set<Step> done = new HashSet<>();
        for (Step start : after.keySet()) {
            List<Step> path = new ArrayList<>();
            List<Step> found = search(start, path, new HashSet<>(), done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Step> search(Step step, List<Step> path, Set<Step> onPath, Set<Step> done) {
        if (onPath.contains(step)) {
            return new ArrayList<>(path.subList(path.indexOf(step), path.size()));
        }
        if (!done.add(step)) {
            return List.of();
        }
        path.add(step);
        onPath.add(step);
        for (Step next : after(step)) {
            List<Step> found = search(next, path, onPath, done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        path.remove(path.size() - 1);
        onPath.remove(step);
        return List.of();
    }

    void cut(Step first, Step second) {
        after(first).remove(second);
        before(second).remove(first);
    }

    /** All steps; the graph must have no circle of hard edges. Among the ready ones the smallest comes first. */
    List<Step> sorted() {
        Map<Step, Integer> missing = new HashMap<>();
        Map<Step, Integer> softMissing = new HashMap<>();
        after.keySet().forEach(step -> {
            missing.put(step, before(step).size());
            softMissing.put(step, softBefore.getOrDefault(step, Set.of()).size());
        });
        Map<Step, Set<Step>> softAfter = new HashMap<>();
        softBefore.forEach((second, firsts) -> firsts.forEach(first ->
                softAfter.computeIfAbsent(first, key -> new TreeSet<>()).add(second)));
        PriorityQueue<Step> ready = new PriorityQueue<>();
        TreeSet<Step> waiting = new TreeSet<>();
        for (Step step : after.keySet()) {
            if (count(missing, step) == 0) {
                (count(softMissing, step) == 0 ? ready : waiting).add(step);
            }
        }
        List<Step> sorted = new ArrayList<>();
        while (!ready.isEmpty() || !waiting.isEmpty()) {
            Step step = ready.isEmpty() ? waiting.pollFirst() : ready.poll();
            if (step == null) {
                break;
            }
            sorted.add(step);
            for (Step next : after(step)) {
                if (missing.merge(next, -1, Integer::sum) == 0) {
                    (count(softMissing, next) <= 0 ? ready : waiting).add(next);
                }
            }
            for (Step next : softAfter.getOrDefault(step, Set.of())) {
                if (softMissing.merge(next, -1, Integer::sum) == 0 && waiting.remove(next)) {
                    ready.add(next);
                }
            }
        }
        return sorted;
    }

    private static int count(Map<Step, Integer> counts, Step step) {
        return counts.getOrDefault(step, 0);
    }
}
