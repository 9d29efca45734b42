package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Families;
import io.github.dbmigrate.plan.kind.Rebuilt;
import io.github.dbmigrate.plan.kind.Situation;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From two catalogs to the statements that turn the first into the second: decide for each object, carry the decisions on
 * to what depends, put children into their parents' statements, sort. Pure: the same input gives the same text.
 */
public final class Planner {

    private Planner() {}

    public static Plan plan(Catalog before, Catalog after, PlanOptions options) {
        Renaming renaming = Renaming.of(before, after, options);
        Plan rest = planRest(renaming.catalog(), after, options);
        List<PlannedStatement> statements = new ArrayList<>(renaming.statements());
        statements.addAll(rest.statements());
        return new Plan(statements, rest.refusals());
    }

    /** The renames alone, which come first. */
    static List<PlannedStatement> renames(Catalog before, Catalog after, PlanOptions options) {
        return List.copyOf(Renaming.of(before, after, options).statements());
    }

    /** For two between which nothing has to be renamed. */
    static Plan planRest(Catalog before, Catalog after, PlanOptions options) {
        Situation situation = new Situation(
                before,
                after,
                options.majorVersion(),
                options.backfills(),
                new TreeSet<>(),
                new Rebuilt(),
                new TreeSet<>(),
                new Families(before, after));
        Dependants dependants = new Dependants(before);
        Decisions decisions = Decisions.of(situation);
        Closure.close(situation, decisions, dependants);
        Attachments attachments = new Attachments(situation, decisions);
        TakenNames taken = new TakenNames(after);
        Absorption absorption = new Absorption(situation, decisions, attachments, taken);
        List<Step> steps = new StepOrder(situation, decisions, absorption)
                .sort(() -> new GraphBuilder(situation, decisions, attachments, absorption, dependants).build());
        decisions.all().keySet().stream().filter(absorption::inlined).forEach(situation.inlined()::add);
        StatementWriter writer = new StatementWriter(situation, attachments, absorbed(decisions, absorption), taken);
        return new Plan(writer.write(steps), decisions.refusals());
    }

    private static Map<Step, List<ObjectId>> absorbed(Decisions decisions, Absorption absorption) {
        Map<Step, List<ObjectId>> absorbed = new TreeMap<>();
        decisions.all().forEach((id, decision) -> {
            Step step = new Step(Step.Op.CREATE, id);
            if (decision.creates() && !absorption.owner(step).equals(step)) {
                absorbed.computeIfAbsent(absorption.owner(step), key -> new ArrayList<>())
                        .add(id);
            }
        });
        return absorbed;
    }
}
