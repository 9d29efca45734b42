package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.Remedy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words for what can be wrong with a migrations directory. */
final class DirectoryProblems {

    private DirectoryProblems() {}

    static Problem missing(String display, Commands commands) {
        return Problem.of(ProblemCode.DIRECTORY_MISSING, "The migrations directory " + display + " is not there.")
                .remedy("Write the first migration from schema.sql, and commit it:", commands.goal("dev"))
                .remedy("In a pipeline, look whether the checkout is complete.");
    }

    static Problem notADirectory(String display, Commands commands) {
        return Problem.of(
                        ProblemCode.DIRECTORY_UNREADABLE,
                        display + " should be the migrations directory, but it is not a directory.")
                .remedy("Move it away, then write the first migration:", commands.goal("dev"));
    }

    static Problem unreadable(String display, Exception e) {
        return Problem.of(ProblemCode.DIRECTORY_UNREADABLE, "The migrations directory " + display + " cannot be read.")
                .fact("cause", SqlFile.describe(e))
                .remedy("Give yourself the right to list it:", "chmod u+rx " + display);
    }

    static Problem upperCaseSuffix(String name) {
        return Problem.of(
                        ProblemCode.FILE_NAME_INVALID,
                        name
                                + " would never run: MyBatis and db-migrate read only files that end in .sql, in lower case.")
                .remedy("Rename it.");
    }

    static Problem directoryAsMigration(String display) {
        return Problem.of(ProblemCode.FILE_NAME_INVALID, display + " has the name of a migration but is a folder.")
                .remedy("Move or rename it.");
    }

    static Problem empty(String display) {
        return Problem.of(ProblemCode.MIGRATION_EMPTY, display + " is empty.")
                .remedy(
                        "Write the migration, or say in a comment why it does nothing; a file of only comments is fine.")
                .remedy("Take it back from git:", "git checkout -- " + display);
    }

    static Problem duplicate(MigrationId id, List<Migration> files, Commands commands) {
        Path younger = files.get(files.size() - 1).file();
        Path free = younger.resolveSibling(
                id.next() + files.get(files.size() - 1).fileName().replaceFirst("^[^_.]*", ""));
        return Problem.of(
                        ProblemCode.MIGRATION_ID_DUPLICATE,
                        files.size() + " files have the number " + id + "; which of them runs first is not decided.")
                .fact("files", names(files))
                .remedy(
                        "Give the one that no shared database has yet the next number. Rebuild the development database,"
                                + " which may have it under the old one and loses its rows; dev then signs the directory:",
                        "git mv " + commands.path(younger) + " " + commands.path(free),
                        commands.goal("reset"),
                        commands.goal("dev"));
    }

    static void requireFree(MigrationsDirectory directory, MigrationFileName name, Commands commands) {
        Optional<Migration> taken = directory.migrations().stream()
                .filter(migration -> migration.id().equals(name.id()))
                .findFirst();
        if (taken.isPresent()) {
            throw Problem.of(
                            ProblemCode.MIGRATION_ID_DUPLICATE,
                            name.name() + " was not written: " + taken.get().fileName() + " has its number.")
                    .remedy("Run the goal again; it takes the next number:", commands.goal("dev"))
                    .exception();
        }
    }

    static Problem unsigned(String display, Commands commands) {
        return Problem.of(
                        ProblemCode.SUM_MISMATCH,
                        display + " has migrations but no " + SumFile.NAME
                                + ", so nobody can tell whether they are intact.")
                .remedy(
                        "Sign them and commit the file:",
                        commands.goal("dev"),
                        "git add " + display + "/" + SumFile.NAME);
    }

    static Optional<Problem> mismatch(String display, List<SumFinding> findings, Commands commands) {
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        Problem problem = Problem.of(
                ProblemCode.SUM_MISMATCH,
                display + " is not what " + SumFile.NAME + " says: " + findings.size()
                        + (findings.size() == 1 ? " file differs." : " files differ."));
        for (SumFinding finding : findings) {
            problem = problem.fact("difference", finding.sentence());
        }
        return Optional.of(problem.remedy(
                        "If that was meant, and the scripts are applied nowhere yet, run and sign them, then commit:",
                        commands.goal("dev"),
                        "git add " + display)
                .remedy(
                        "If it was not, see what happened and take it back:",
                        "git log --stat -- " + display,
                        "git checkout -- " + display));
    }

    static Optional<Problem> asOne(String display, List<Problem> problems) {
        if (problems.size() < 2) {
            return problems.stream().findFirst();
        }
        Problem all = Problem.of(
                problems.get(0).code(),
                problems.size() + " things are wrong with the files of " + display + "; nothing was run.");
        for (Problem each : problems) {
            all = all.fact(each.code().label(), each.headline());
        }
        for (Problem each : problems) {
            for (Remedy remedy : each.remedies()) {
                all = all.remedies().contains(remedy)
                        ? all
                        : all.remedy(remedy.sentence(), remedy.commands().toArray(String[]::new));
            }
        }
        return Optional.of(all);
    }

    private static String names(List<Migration> files) {
        return files.stream().map(Migration::fileName).collect(Collectors.joining("\n"));
    }
}
