package io.github.dbmigrate.problem;

import org.jspecify.annotations.Nullable;

/** Carries a problem up to the goal, which shows it and fails. The message is the code and the headline. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.code().label() + ": " + problem.headline(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
