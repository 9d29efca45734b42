package io.github.dbmigrate.plan;

import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which tables a person has agreed to have made anew, with all rows copied: the value of {@code
 * -Ddb-migrate.acceptRebuild}. Nothing is lost by it, but nobody can use the table for as long as it takes.
 */
public final class RebuildConsent {

    private final ConsentKeys keys;

    private RebuildConsent(ConsentKeys keys) {
        this.keys = keys;
    }

    /** Reads the parameter: tables separated by commas, or {@code all}; blank is consent to nothing. */
    public static RebuildConsent parse(String parameter) {
        return new RebuildConsent(ConsentKeys.parse(parameter));
    }

    /** Why the plan may not run: missing consent, then consent to what is not made anew. */
    public Optional<Problem> refusal(List<DataFinding> findings) {
        Set<String> tables = findings.stream()
                .filter(DataFinding::isRebuild)
                .map(DataFinding::key)
                .collect(Collectors.toCollection(TreeSet::new));
        List<DataFinding> missing = findings.stream()
                .filter(DataFinding::isRebuild)
                .filter(finding -> !keys.cover(finding.key()))
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of(refused(missing, tables));
        }
        List<String> unknown = keys.unknown(tables);
        return unknown.isEmpty() ? Optional.empty() : Optional.of(unknown(unknown, tables));
    }

    private static Problem refused(List<DataFinding> missing, Set<String> tables) {
        Problem problem = Problem.of(
                ProblemCode.TABLE_REBUILD,
                "The migration would copy all rows of a table into a new one; nothing was written and nothing ran.");
        for (DataFinding finding : missing) {
            problem = problem.fact(finding.key(), finding.sentence());
        }
        return problem.remedy("To have it made anew, while nobody can use it, name each such table:", command(tables))
                .remedy("On a table too big for that: create the new one under another name, move the rows in portions,"
                        + " and rename both, in migrations of their own.")
                .remedy("To keep it as it is, take the change out of schema.sql.");
    }

    private static Problem unknown(List<String> unknown, Set<String> tables) {
        return Problem.of(
                        ProblemCode.PARAMETER_INVALID,
                        "acceptRebuild names what this migration does not make anew: " + String.join(", ", unknown)
                                + ".")
                .fact("would be made anew", tables.isEmpty() ? "nothing" : String.join(",", tables))
                .remedy(
                        "Name exactly those tables, or leave the parameter out:",
                        tables.isEmpty() ? "mvn db-migrate:dev" : command(tables));
    }

    private static String command(Set<String> tables) {
        return "mvn db-migrate:dev " + Commands.parameter("acceptRebuild=" + String.join(",", tables));
    }
}
