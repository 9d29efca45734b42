package io.github.dbmigrate.history;

import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Fact;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.Remedy;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Findings about a database as a whole told as problems, with the ways out of the goal that met them.
 *
 * @param goal the goal's name, to repeat in commands
 * @param notDone the end of each headline, such as {@code nothing was applied}
 * @param mayReset whether rebuilding the database is a way out
 */
record Obstacles(Commands commands, String goal, String notDone, boolean mayReset) {

    private static final Set<ProblemCode> REBUILDABLE = EnumSet.of(
            ProblemCode.DATABASE_NOT_EMPTY,
            ProblemCode.MIGRATION_FAILED_BEFORE,
            ProblemCode.MIGRATION_EDITED,
            ProblemCode.MIGRATION_MISSING,
            ProblemCode.DRIFT);

    /** For a database that somebody named and these migrations did not make: it may be anybody's. */
    Obstacles withoutReset() {
        return new Obstacles(commands, goal, notDone, false);
    }

    /** The same for single migrations. */
    MigrationObstacles ofMigrations() {
        return new MigrationObstacles(commands, goal, notDone);
    }

    Problem owned(Finding.OwnedByAnother finding) {
        return Problem.of(
                        ProblemCode.OWNERSHIP,
                        "This changelog belongs to the service \"" + finding.owner() + "\", not to \""
                                + finding.service() + "\"; " + notDone + ".")
                .remedy(
                        "Give " + finding.service()
                                + " a database of its own: set its URL in the environment or in .env.",
                        "DATABASE_URL_" + variable(finding.service()) + "=postgresql://user@host:5432/"
                                + finding.service())
                .remedy(
                        "Or keep the database, and give " + finding.service()
                                + " a schema of its own, where its changelog and journal live then: in the plugin's"
                                + " configuration in its POM, or at the end of its URL.",
                        "<schema>" + finding.service() + "</schema>",
                        "?schema=" + finding.service())
                .remedy(
                        "Or, if " + finding.owner() + " is only what " + finding.service()
                                + " was called before its folder was renamed, say so.",
                        commands.goal(goal, "formerService=" + finding.owner()));
    }

    private static String variable(String service) {
        return service.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    Problem notEmpty(Finding.NotEmpty finding, Diagnosis diagnosis) {
        Problem problem = Problem.of(
                ProblemCode.DATABASE_NOT_EMPTY,
                "The database holds objects but no changelog, so it was not made by these migrations; " + notDone
                        + ".");
        problem = problem.fact("objects", String.join("\n", finding.objects()))
                .remedy("If this is the wrong database, set the URL of the right one.");
        for (MigrationRecord first :
                diagnosis.history().toApply().stream().limit(1).toList()) {
            problem = problem.remedy(
                    "If its objects are what the first migrations make, name the last of these; the rest is applied as usual.",
                    commands.goal("resolve", "appliedUpTo=" + first.id()));
        }
        return problem;
    }

    Problem drifted(Finding.Drifted drift) {
        Problem problem = Problem.of(
                        ProblemCode.DRIFT,
                        "The database's schema is not what its migrations left: it was changed by hand; "
                                + consequenceOfDrift() + ".")
                .fact("differences", String.join("\n", drift.differences()));
        return mayReset
                ? problem.remedy(
                                "Adopt it: put the change into schema.sql, rebuild the database, and let dev write the"
                                        + " migration.",
                                commands.goal("reset"),
                                commands.goal("dev"))
                        .remedy("Or take the change back by hand, and run dev again.", commands.goal("dev"))
                : problem.remedy("Take the change back, or make it a migration, so that every database gets it.")
                        .remedy(
                                "Or go on in spite of it: without failOnDrift a deploy only warns.",
                                commands.goal("deploy"));
    }

    // By default a deploy goes on, so who only looks must not be told that it stops.
    private String consequenceOfDrift() {
        return mayReset || goal.equals("deploy") ? notDone : "a deploy warns of it, and stops with failOnDrift";
    }

    /** One problem as it is, several as one that holds them all; empty for none. */
    Optional<Problem> together(List<Problem> problems) {
        Optional<Problem> told = problems.size() < 2 ? problems.stream().findFirst() : Optional.of(combined(problems));
        boolean rebuildable = problems.stream().anyMatch(problem -> REBUILDABLE.contains(problem.code()));
        return mayReset && rebuildable ? told.map(this::withReset) : told;
    }

    private Problem combined(List<Problem> problems) {
        Problem all =
                Problem.of(ProblemCode.HISTORY_BLOCKED, problems.size() + " things stand in the way; " + notDone + ".");
        Set<Remedy> remedies = new LinkedHashSet<>();
        for (Problem problem : problems) {
            all = all.fact(problem.code().label(), problem.headline().replace("; " + notDone + ".", "."));
            for (Fact fact : problem.facts()) {
                all = all.fact(fact.name(), fact.value());
            }
            remedies.addAll(problem.remedies());
        }
        for (Remedy remedy : remedies) {
            all = all.remedy(remedy.sentence(), remedy.commands().toArray(String[]::new));
        }
        return all;
    }

    private Problem withReset(Problem problem) {
        return problem.remedy(
                "Or rebuild the development database from the migrations; its rows are lost.", commands.goal("reset"));
    }
}
