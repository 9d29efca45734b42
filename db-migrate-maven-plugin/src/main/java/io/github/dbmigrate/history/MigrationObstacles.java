package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Findings about single migrations told as problems, with the ways out of the goal that met them.
 *
 * @param goal the goal's name, to repeat in commands
 * @param notDone the end of each headline, such as {@code nothing was applied}
 */
record MigrationObstacles(Commands commands, String goal, String notDone) {

    Problem failed(List<MigrationRecord> failed) {
        Problem problem = Problem.of(
                        ProblemCode.MIGRATION_FAILED_BEFORE,
                        count(
                                failed,
                                "stopped midway, and some of its statements are in the database",
                                "stopped midway, and some of their statements are in the database"))
                .fact("failed", lines(failed, MigrationObstacles::howItFailed));
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
                .fact("edited", lines(edited, MigrationObstacles::howItCameIn))
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
                .fact("missing", lines(missing, MigrationObstacles::howItCameIn))
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
