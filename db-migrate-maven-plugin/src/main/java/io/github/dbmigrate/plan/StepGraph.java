package io.github.dbmigrate.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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

    /** Circles among hard edges, no two of which share a step; empty when there is none at all. */
    List<List<Step>> circles() {
        List<List<Step>> circles = new ArrayList<>();
        Set<Step> taken = new HashSet<>();
        Set<Step> done = new HashSet<>();
        for (Step start : after.keySet()) {
            if (done.add(start)) {
                walk(start, done, taken, circles);
            }
        }
        return circles;
    }

    /** Without recursion: a chain of dependencies may be longer than the stack is deep. */
    private void walk(Step start, Set<Step> done, Set<Step> taken, List<List<Step>> circles) {
        Map<Step, Integer> onPath = new HashMap<>();
        List<Step> path = new ArrayList<>();
        Deque<Iterator<Step>> open = new ArrayDeque<>();
        @Nullable Step entered = start;
        while (entered != null || !open.isEmpty()) {
            if (entered != null) {
                onPath.put(entered, path.size());
                path.add(entered);
                open.push(after(entered).iterator());
                entered = null;
            } else if (!open.element().hasNext()) {
                open.pop();
                onPath.remove(path.remove(path.size() - 1));
            } else {
                Step next = open.element().next();
                Integer place = onPath.get(next);
                if (place != null) {
                    add(path.subList(place, path.size()), taken, circles);
                } else if (done.add(next)) {
                    entered = next;
                }
            }
        }
    }

    private static void add(List<Step> circle, Set<Step> taken, List<List<Step>> circles) {
        if (Collections.disjoint(circle, taken)) {
            taken.addAll(circle);
            circles.add(List.copyOf(circle));
        }
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
