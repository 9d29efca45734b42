package io.github.dbmigrate.command;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.List;
import java.util.stream.Collectors;

/** What a run of {@code dev} had done before a problem stopped it, said along with the problem. */
final class DoneBefore {

    private static final String APPLIED_BEFORE = "applied before";

    private DoneBefore() {}

    /**
     * The problem with what was done, and the way to what is left undone.
     *
     * @param applied the migrations that this run brought in
     * @param seedDue whether the database was new and would have got {@code seed.sql} at the end; the next run finds it no
     *     longer new
     */
    static Problem told(Problem problem, List<AppliedMigration> applied, boolean seedDue, Service service) {
        if (applied.isEmpty()) {
            return problem;
        }
        Problem told = tells(problem)
                ? problem
                : problem.fact(
                        APPLIED_BEFORE,
                        applied.stream().map(AppliedMigration::name).collect(Collectors.joining("\n")));
        return seedDue && problem.code() != ProblemCode.SEED_FAILED
                ? told.remedy(
                        "The database is new and has no development data yet. When this is mended, rebuild it with them:",
                        service.commands().goal("reset"))
                : told;
    }

    private static boolean tells(Problem problem) {
        return problem.facts().stream().anyMatch(fact -> fact.name().equals(APPLIED_BEFORE));
    }
}
