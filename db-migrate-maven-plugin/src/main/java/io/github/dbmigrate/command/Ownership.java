package io.github.dbmigrate.command;

import io.github.dbmigrate.history.Diagnosis;
import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.Gates;
import io.github.dbmigrate.problem.Problem;

/** Another service's changelog is nobody else's to write into. */
final class Ownership {

    private Ownership() {}

    static Problem problem(Diagnosis diagnosis, Service service) {
        Diagnosis alone = new Diagnosis(
                diagnosis.history(),
                diagnosis.findings().stream()
                        .filter(Finding.OwnedByAnother.class::isInstance)
                        .toList());
        return Gates.problems(alone, service.commands()).get(0);
    }
}
