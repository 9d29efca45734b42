package io.github.dbmigrate.plan;

import java.util.List;

/**
 * Ordered statements that turn one catalog into another.
 *
 * @param statements in the order in which they are to run
 * @param refusals what the statements leave undone; empty for a complete plan
 */
public record Plan(List<PlannedStatement> statements, List<Refusal> refusals) {

    public Plan {
        statements = List.copyOf(statements);
        refusals = List.copyOf(refusals);
    }

    /** True when both catalogs are equal. */
    public boolean isEmpty() {
        return statements.isEmpty() && refusals.isEmpty();
    }
}
