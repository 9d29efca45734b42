package io.github.dbmigrate.testing;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;

/** What a failure tells. */
public final class Told {

    private Told() {}

    /** The problem that some work ends with. */
    public static Problem problem(Runnable work) {
        try {
            work.run();
        } catch (ProblemException e) {
            return e.problem();
        }
        throw new AssertionError("nothing failed");
    }
}
