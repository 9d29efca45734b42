package io.github.dbmigrate.crash;

import io.github.dbmigrate.crash.Trap.Moment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** One interruption. */
record Case(Phase phase, Step step, Moment moment, Fault fault) {

    /** All that are possible on the steps of an undisturbed run. */
    static List<Case> all(List<Step> steps) {
        Map<Step, Phase> phases = Phase.of(steps);
        List<Case> cases = new ArrayList<>();
        for (Step step : Phase.telling(phases)) {
            for (Moment moment : Moment.values()) {
                for (Fault fault : Fault.values()) {
                    Case one = new Case(Objects.requireNonNull(phases.get(step)), step, moment, fault);
                    if (one.isPossible()) {
                        cases.add(one);
                    }
                }
            }
        }
        return cases;
    }

    private boolean isPossible() {
        boolean hasBackend = !step.text().equals(Step.CONNECT) || moment != Moment.BEFORE;
        return (fault != Fault.TERMINATED || hasBackend)
                && (moment != Moment.DURING || Blocker.lockFor(step).isPresent());
    }

    /** So many of them, chosen by chance, but of each phase, moment and fault in turn. */
    static List<Case> some(List<Case> all, int count, long seed) {
        Random random = new Random(seed);
        Map<String, List<Case>> groups = new LinkedHashMap<>();
        all.forEach(one -> groups.computeIfAbsent(
                        one.phase + "/" + one.moment + "/" + one.fault, group -> new ArrayList<>())
                .add(one));
        List<List<Case>> turns = new ArrayList<>(groups.values());
        java.util.Collections.shuffle(turns, random);
        turns.forEach(turn -> java.util.Collections.shuffle(turn, random));
        List<Case> chosen = new ArrayList<>();
        for (int round = 0; chosen.size() < Math.min(count, all.size()); round++) {
            for (List<Case> turn : turns) {
                if (round < turn.size() && chosen.size() < count) {
                    chosen.add(turn.get(round));
                }
            }
        }
        return chosen;
    }

    @Override
    public String toString() {
        return fault + " " + moment + " " + step + " (" + phase + ")";
    }
}
