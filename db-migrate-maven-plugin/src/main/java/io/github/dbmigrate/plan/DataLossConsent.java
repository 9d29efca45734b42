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
 * What a person has agreed to lose: the value of {@code -Ddb-migrate.acceptDataLoss}. It must name every loss exactly, or be
 * {@code all}; a name that nothing loses is told too, because it was meant for something else.
 */
public final class DataLossConsent {

    /** Consent to nothing. */
    public static final DataLossConsent NONE = parse("");

    private final ConsentKeys keys;

    private DataLossConsent(ConsentKeys keys) {
        this.keys = keys;
    }

    /** Reads the parameter: keys separated by commas, or {@code all}; blank is consent to nothing. */
    public static DataLossConsent parse(String parameter) {
        return new DataLossConsent(ConsentKeys.parse(parameter));
    }

    public boolean covers(DataFinding finding) {
        return keys.cover(finding.key());
    }

    /** The losses that nobody agreed to. */
    public List<DataFinding> missing(List<DataFinding> findings) {
        return findings.stream()
                .filter(DataFinding::isLoss)
                .filter(finding -> !covers(finding))
                .toList();
    }

    /** The keys that name no loss of this plan. */
    public List<String> unknown(List<DataFinding> findings) {
        return keys.unknown(losses(findings));
    }

    /** Why the plan may not run: a conflict first, then missing consent, then consent to what is not lost. */
    public Optional<Problem> refusal(List<DataFinding> findings) {
        List<DataFinding> conflicts =
                findings.stream().filter(DataFinding::isConflict).toList();
        if (!conflicts.isEmpty()) {
            return Optional.of(conflict(conflicts));
        }
        if (!missing(findings).isEmpty()) {
            return Optional.of(loss(findings));
        }
        List<String> unknown = unknown(findings);
        return unknown.isEmpty() ? Optional.empty() : Optional.of(unknownKeys(unknown, findings));
    }

    private static Problem conflict(List<DataFinding> conflicts) {
        Problem problem = Problem.of(
                ProblemCode.DATA_CONFLICT, "The migration cannot run on the present rows; nothing was written.");
        for (DataFinding finding : conflicts) {
            problem = problem.fact(finding.key(), finding.sentence());
        }
        for (var remedy : conflicts.stream()
                .flatMap(finding -> finding.remedies().stream())
                .distinct()
                .toList()) {
            problem = problem.remedy(remedy.sentence(), remedy.commands().toArray(String[]::new));
        }
        return problem;
    }

    private Problem loss(List<DataFinding> findings) {
        Problem problem = Problem.of(
                ProblemCode.DATA_LOSS, "The migration would lose data; nothing was written and nothing ran.");
        for (DataFinding finding : missing(findings)) {
            problem = problem.fact(finding.key(), finding.sentence());
        }
        List<String> unknown = unknown(findings);
        if (!unknown.isEmpty()) {
            problem = problem.fact("consent without a loss", String.join(",", unknown));
        }
        return problem.remedy("To lose it, name exactly what is lost:", command(losses(findings)))
                .remedy(
                        "Was it a rename? Say so, and the rows stay:",
                        "mvn db-migrate:dev -Ddb-migrate.rename=<table>.<old column>:<table>.<new column>")
                .remedy("To keep it, take the change out of schema.sql.");
    }

    private static Problem unknownKeys(List<String> unknown, List<DataFinding> findings) {
        Set<String> lost = losses(findings);
        return Problem.of(
                        ProblemCode.PARAMETER_INVALID,
                        "acceptDataLoss names what this migration does not lose: " + String.join(", ", unknown) + ".")
                .fact("would be lost", lost.isEmpty() ? "nothing" : String.join(",", lost))
                .remedy(
                        "Name exactly what is lost, or leave the parameter out:",
                        lost.isEmpty() ? "mvn db-migrate:dev" : command(lost));
    }

    /** Quoted where the shell would take the quotes of a name for its own. */
    private static String command(Set<String> lost) {
        return "mvn db-migrate:dev " + Commands.parameter("acceptDataLoss=" + String.join(",", lost));
    }

    private static Set<String> losses(List<DataFinding> findings) {
        return findings.stream()
                .filter(DataFinding::isLoss)
                .map(DataFinding::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
