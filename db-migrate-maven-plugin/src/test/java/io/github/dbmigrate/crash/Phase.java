package io.github.dbmigrate.crash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of a deploy, by which the steps of its protocol are counted. */
enum Phase {
    CONNECTING("before the lock"),
    LOCKING("taking the lock"),
    PREPARING("lock held, nothing applied"),
    STATEMENT("a statement in a transaction"),
    ALONE("a statement outside a transaction"),
    FINGERPRINT("reading the schema before the commit"),
    ROWS("journal row, position, changelog row"),
    COMMIT("the commit"),
    BETWEEN("after a commit");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }

    /** Tells the phase of each step of an undisturbed run. */
    static Map<Step, Phase> of(List<Step> steps) {
        Map<Step, Phase> phases = new LinkedHashMap<>();
        Phase last = CONNECTING;
        for (Step step : steps) {
            last = behind(last, step.text().toLowerCase(Locale.ROOT));
            phases.put(step, last);
        }
        return phases;
    }

    private static Phase behind(Phase last, String text) {
        if (last == CONNECTING) {
            return text.contains("pg_try_advisory_lock") ? LOCKING : CONNECTING;
        }
        if (text.equals("commit")) {
            return COMMIT;
        }
        if (text.startsWith("insert into \"public\".")) {
            return ROWS;
        }
        if (text.contains("concurrently") || text.startsWith("vacuum")) {
            return ALONE;
        }
        if (last == LOCKING || last == PREPARING) {
            return PREPARING;
        }
        if (text.startsWith("create ") || text.startsWith("insert ")) {
            return STATEMENT;
        }
        if (text.startsWith("set constraints")) {
            return FINGERPRINT;
        }
        return last == COMMIT ? BETWEEN : last;
    }

    /** All but what stands between two others that only read the catalog. */
    static List<Step> telling(Map<Step, Phase> phases) {
        List<Step> telling = new ArrayList<>();
        List<Step> steps = List.copyOf(phases.keySet());
        for (int at = 0; at < steps.size(); at++) {
            boolean between = at > 0 && at + 1 < steps.size();
            if (!between || !reads(steps.get(at - 1)) || !reads(steps.get(at)) || !reads(steps.get(at + 1))) {
                telling.add(steps.get(at));
            }
        }
        return telling;
    }

    private static boolean reads(Step step) {
        String text = step.text().toLowerCase(Locale.ROOT);
        return text.matches("(select|with|show|--).*") && !text.contains("lock");
    }
}
