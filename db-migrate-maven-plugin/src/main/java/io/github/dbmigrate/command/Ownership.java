package io.github.dbmigrate.command;

import io.github.dbmigrate.history.Diagnosis;
import io.github.dbmigrate.history.Gates;
import io.github.dbmigrate.problem.Problem;

/** Another service's changelog is nobody else's to write into. */
final class Ownership {

    private Ownership() {}

    /** For a diagnosis that found another owner, which is then told alone. */
    static Problem problem(Diagnosis diagnosis, Service service) {
        return Gates.problems(diagnosis, service.commands()).get(0);
    }
}
