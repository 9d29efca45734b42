package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Fact;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.Remedy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Findings told as problems, with the ways out of the goal that met them.
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

    Problem failed(List<MigrationRecord> failed) {
        Problem problem = Problem.of(
                        ProblemCode.MIGRATION_FAILED_BEFORE,
                        count(
                                failed,
                                "stopped midway, and some of its statements are in the database",
                                "stopped midway, and some of their statements are in the database"))
                .fact("failed", lines(failed, Obstacles::howItFailed));
        for (MigrationRecord migration : failed) {
            problem = afterFailure(problem, migration);
        }
        return problem;
    }

    private Problem afterFailure(Problem problem, MigrationRecord migration) {
        Problem told = problem;
        if (migration.file() != null) {
            told = told.remedy(
                            isInDoubt(migration)
                                    ? "Look at what the statement above did. If nothing, or if it may run twice, let it"
                                            + " run again."
                                    : "Mend the cause, then let it go on behind statement " + migration.position()
                                            + ".",
                            commands.goal(goal, "resume=" + migration.id()))
                    .remedy(
                            isInDoubt(migration)
                                    ? "Or, if it took effect, let the migration go on behind it."
                                    : "Or do by hand what the next statement was to do, and let it go on behind that.",
                            commands.goal("resolve", "tookEffect=" + migration.id()),
                            commands.goal(goal))
                    .remedy(
                            "Or finish it by hand, then say that it is in.",
                            commands.goal("resolve", "applied=" + migration.id()));
        }
        return told.remedy(
                (migration.file() == null ? "Take" : "Or take") + " back by hand what it did, then say that it is out.",
                commands.goal("resolve", "rolledBack=" + migration.id()));
    }

    private static boolean isInDoubt(MigrationRecord migration) {
        return migration.failure() != null && migration.failure().inDoubt();
    }

    private static String howItFailed(MigrationRecord migration) {
        Failure failure = migration.failure();
        if (failure == null) {
            return migration.name();
        }
        String head =
                migration.name() + ": " + failure.position() + " finished, " + failure.at() + " by " + failure.by();
        return failure.cutOff()
                ? head + "\n  cut off, and the file has changed since or is gone"
                : head + "\n  " + Objects.requireNonNullElse(failure.statement(), "") + "\n  " + failure.error();
    }

    Problem edited(List<MigrationRecord> edited) {
        return Problem.of(
                        ProblemCode.MIGRATION_EDITED,
                        count(edited, "was edited after it was applied", "were edited after they were applied"))
                .fact("edited", lines(edited, Obstacles::howItCameIn))
                .remedy(
                        "Restore what was applied, and put the change into a migration of its own.",
                        "git log -p -- " + paths(edited))
                .remedy(
                        "Or, if the database already is what the edited file makes, accept the new text.",
                        resolve(edited, "applied"));
    }

    Problem missing(List<MigrationRecord> missing) {
        return Problem.of(
                        ProblemCode.MIGRATION_MISSING,
                        count(
                                missing,
                                "is applied, but its file is missing",
                                "are applied, but their files are missing"))
                .fact("missing", lines(missing, Obstacles::howItCameIn))
                .remedy("If this checkout is older than the database, use the newer one.")
                .remedy(
                        "If a file was deleted, bring it back.",
                        "git log --diff-filter=D --name-only -- " + directory())
                .remedy(
                        "Or, if the database no longer holds what it made, say that it is out.",
                        resolve(missing, "rolledBack"));
    }

    Problem outOfOrder(List<Finding.OutOfOrder> findings) {
        List<MigrationRecord> overtaken =
                findings.stream().map(Finding.OutOfOrder::migration).toList();
        MigrationId highest = findings.get(0).overtakenBy();
        Problem problem = Problem.of(
                        ProblemCode.MIGRATION_OUT_OF_ORDER,
                        count(
                                overtaken,
                                "is older than " + highest + ", which is applied",
                                "are older than " + highest + ", which is applied"))
                .fact("out of order", lines(overtaken, MigrationRecord::name));
        BigDecimal next = highest.number();
        for (MigrationRecord migration : overtaken) {
            next = next.add(BigDecimal.ONE);
            problem = renumber(problem, migration, new MigrationId(next));
        }
        return problem.remedy(
                "Or, if the database already holds what it makes, say so.", resolve(overtaken, "applied"));
    }

    private String[] resolve(List<MigrationRecord> migrations, String word) {
        return migrations.stream()
                .map(migration -> commands.goal("resolve", word + "=" + migration.id()))
                .toArray(String[]::new);
    }

    private Problem renumber(Problem problem, MigrationRecord migration, MigrationId id) {
        if (migration.file() == null) {
            return problem;
        }
        Path file = migration.file().file();
        String name = id + migration.name().replaceFirst("^[0-9.]+", "");
        return problem.remedy(
                "Give it a number behind the applied ones, on the machine of its author. Rebuild the development database, which"
                        + " may have it under the old number and loses its rows; dev then writes the sum file anew.",
                "git mv " + commands.path(file) + " " + commands.path(file.resolveSibling(name)),
                commands.goal("reset"),
                commands.goal("dev"));
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

    private static String howItCameIn(MigrationRecord migration) {
        Application in = migration.application();
        String by = in == null ? null : in.by();
        return migration.name()
                + (in == null ? "" : ", applied " + in.changelog().appliedAt())
                + (by == null ? "" : " by " + by);
    }

    private String count(List<MigrationRecord> migrations, String one, String many) {
        return migrations.size() == 1
                ? migrations.get(0).name() + " " + one + "; " + notDone + "."
                : migrations.size() + " migrations " + many + "; " + notDone + ".";
    }

    private static String lines(List<MigrationRecord> migrations, Function<MigrationRecord, String> line) {
        return migrations.stream().map(line).collect(Collectors.joining("\n"));
    }

    private String paths(List<MigrationRecord> migrations) {
        return migrations.stream().map(this::path).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private String directory() {
        return commands.path(commands.directory().resolve(Path.of("src", "main", "db", "migrations")));
    }

    private @Nullable String path(MigrationRecord migration) {
        return migration.file() == null ? null : commands.path(migration.file().file());
    }
}
