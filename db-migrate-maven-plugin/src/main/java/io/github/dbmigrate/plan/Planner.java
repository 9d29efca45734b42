package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.DriftSummary;
import java.util.List;

/** From two catalogs to the statements that turn the first into the second; pure, and the same text for the same input. */
public final class Planner {

    private Planner() {}

    public static Plan plan(Catalog before, Catalog after, PlanOptions options) {
        List<Refusal> refusals = DriftSummary.between(before, after).differences().stream()
                .map(difference -> new Refusal(
                        difference.object(),
                        null,
                        null,
                        null,
                        "no statement is known for it on PostgreSQL " + options.majorVersion()))
                .toList();
        return new Plan(List.of(), refusals);
    }
}
