package io.github.dbmigrate.plan;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.DriftSummary;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why there is no proof, told so that the reader can write the change another way. */
final class ProofProblems {

    private static final String UNSAFE_NEW_ENUM_VALUE = "55P04";
    private static final String NOT_IN_A_TRANSACTION = "25001";

    private ProofProblems() {}

    /** For differences that no statement of ours makes. */
    static Problem unsupported(Prover.Half half, List<Refusal> refusals) {
        Problem problem = Problem.of(
                ProblemCode.PLAN_UNSUPPORTED,
                "The " + half.label() + " cannot be generated: "
                        + Count.of(refusals.size(), "change") + " " + (refusals.size() == 1 ? "has" : "have")
                        + " no statement. Nothing was written.");
        for (Refusal refusal : refusals) {
            problem = problem.fact(refusal.object().toString(), sentence(refusal));
        }
        return byHand(problem);
    }

    private static String sentence(Refusal refusal) {
        String values = refusal.property() == null
                ? ""
                : refusal.property() + " from " + shown(refusal.from()) + " to " + shown(refusal.to()) + ": ";
        return values + refusal.reason();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "nothing" : value;
    }

    /** For a plan that does not get there on the shadow database. */
    static Problem failed(Prover.Half half, Map<PlannedStatement, SqlFailure> refused, DriftSummary rest) {
        Problem problem = Problem.of(
                ProblemCode.PROOF_FAILED,
                "The " + half.label() + " does not lead to " + half.goal()
                        + " on the shadow database. Nothing was written.");
        for (Map.Entry<PlannedStatement, SqlFailure> entry : refused.entrySet()) {
            problem = problem.fact("refused", entry.getKey().sql()).fact("because", because(entry.getValue()));
        }
        problem = problem.fact("still different", String.join("\n", rest.lines()));
        List<String> states = new ArrayList<>();
        refused.values().forEach(failure -> states.add(failure.sqlState()));
        if (states.contains(UNSAFE_NEW_ENUM_VALUE)) {
            return problem.remedy(
                    "PostgreSQL lets no transaction use an enum value that it added. Make two migrations: take what uses"
                            + " the new value out of schema.sql for now and keep the value, run dev, put it back, run dev"
                            + " again:",
                    "mvn db-migrate:dev",
                    "mvn db-migrate:dev");
        }
        if (states.contains(NOT_IN_A_TRANSACTION)) {
            return problem.remedy(
                    "Write the migration by hand, with this line at its top, so that each statement commits by"
                            + " itself:",
                    "-- db-migrate: no-transaction");
        }
        return byHand(problem);
    }

    private static String because(SqlFailure failure) {
        StringBuilder text = new StringBuilder(failure.message())
                .append(" (SQLSTATE ")
                .append(failure.sqlState())
                .append(')');
        if (failure.detail() != null) {
            text.append('\n').append(failure.detail());
        }
        if (failure.hint() != null) {
            text.append('\n').append(failure.hint());
        }
        return text.toString();
    }

    private static Problem byHand(Problem problem) {
        return problem.remedy(
                        "Write this change by hand: put a script into the migrations directory, the statements that lead"
                                + " there, a line -- //@UNDO, and the statements that lead back, then apply it; what is left"
                                + " of the difference is generated as before:",
                        "src/main/db/migrations/<yyyyMMddHHmmss>_<name>.sql",
                        "mvn db-migrate:dev")
                .remedy("Or take the change out of schema.sql, or reach it in two smaller steps.");
    }
}
