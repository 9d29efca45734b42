package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is not as it should be, at once; what to make of it is the gates' business.
 *
 * @param findings in the order in which they are told: ownership, directory, then migrations by id, then the schema
 */
public record Diagnosis(History history, List<Finding> findings) {

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /**
     * Diagnoses a history.
     *
     * @param names of the service that asks: its name, then the one it had before, if any
     * @param directory what is wrong with the migrations directory and its sum file
     */
    public static Diagnosis of(History history, List<String> names, List<Problem> directory) {
        List<Finding> findings = new ArrayList<>();
        String owner = history.owner().orElse(names.get(0));
        if (!names.contains(owner)) {
            findings.add(new Finding.OwnedByAnother(owner, names.get(0)));
        }
        for (Problem problem : directory) {
            findings.add(new Finding.DirectoryDamaged(problem));
        }
        MigrationId highest = history.highestApplied().orElse(MigrationId.of(0));
        for (MigrationRecord migration : history.records()) {
            switch (migration.state()) {
                case FAILED -> findings.add(new Finding.Failed(migration));
                case EDITED -> findings.add(new Finding.Edited(migration));
                case MISSING -> findings.add(new Finding.Missing(migration));
                case OUT_OF_ORDER -> findings.add(new Finding.OutOfOrder(migration, highest));
                case PENDING, APPLIED -> {}
            }
        }
        return new Diagnosis(history, findings);
    }

    /** The same with one finding more. */
    public Diagnosis with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new Diagnosis(history, more);
    }

    /** The same without the findings of one kind. */
    public Diagnosis without(Class<? extends Finding> kind) {
        return has(kind)
                ? new Diagnosis(
                        history,
                        findings.stream()
                                .filter(finding -> !kind.isInstance(finding))
                                .toList())
                : this;
    }

    /** The findings of one kind. */
    public <F extends Finding> List<F> all(Class<F> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public boolean has(Class<? extends Finding> kind) {
        for (Finding finding : findings) {
            if (kind.isInstance(finding)) {
                return true;
            }
        }
        return false;
    }
}
