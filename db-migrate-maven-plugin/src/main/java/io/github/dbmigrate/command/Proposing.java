package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.SchemaSource.SchemaNote;
import io.github.dbmigrate.plan.AskedRenames;
import io.github.dbmigrate.plan.AssumedZone;
import io.github.dbmigrate.plan.Backfills;
import io.github.dbmigrate.plan.DataFinding;
import io.github.dbmigrate.plan.DataLoss;
import io.github.dbmigrate.plan.DataLossConsent;
import io.github.dbmigrate.plan.EnumStep;
import io.github.dbmigrate.plan.MemberRename;
import io.github.dbmigrate.plan.PlanOptions;
import io.github.dbmigrate.plan.Proof;
import io.github.dbmigrate.plan.Prover;
import io.github.dbmigrate.plan.RebuildConsent;
import io.github.dbmigrate.plan.RenameAnnotations;
import io.github.dbmigrate.plan.RenameCandidate;
import io.github.dbmigrate.plan.RenameCandidates;
import io.github.dbmigrate.plan.Renames;
import io.github.dbmigrate.plan.StaleBodies;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.DriftSummary;
import io.github.dbmigrate.schema.ObjectId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** From the difference between migrations and schema.sql to a proven migration that a person agreed to. */
final class Proposing {

    private final TargetDatabase target;
    private final Console console;
    private final Dev.Request request;
    private final List<SchemaNote> notes;

    Proposing(TargetDatabase target, Console console, Dev.Request request, List<SchemaNote> notes) {
        this.target = target;
        this.console = console;
        this.request = request;
        this.notes = notes;
    }

    /**
     * Renames, proof, rows, consent. Empty when nothing differs. Problems: {@code RENAME_INVALID}, {@code
     * PLAN_UNSUPPORTED}, {@code PROOF_FAILED}, {@code DATA_CONFLICT}, {@code DATA_LOSS}, {@code TABLE_REBUILD}, {@code
     * CANCELLED}.
     *
     * @param shadows gives a database that holds <em>before</em>, and does so again afterwards; asked once, if anything
     *     differs
     */
    Optional<Proposal> propose(Supplier<Database> shadows, Catalog before, Catalog after) {
        AskedRenames renames = renames(before, after);
        // Two that look alike may have swapped their names: then the schema says the same, and the rows do not.
        if (DriftSummary.between(before, after).isEmpty() && renames.objects().isEmpty()) {
            return Optional.empty();
        }
        Database shadow = shadows.get();
        Map<ObjectId, String> backfills =
                new LinkedHashMap<>(Backfills.parse(request.backfill(), after, target.scope()));
        PlanOptions options = PlanOptions.of(target.session().majorVersion()).withRenames(renames);
        while (true) {
            Proof proof = prove(shadow, before, after, options.withBackfills(backfills));
            if (proof.isEmpty()) {
                // The two differed in how PostgreSQL prints them only.
                return Optional.empty();
            }
            Backfills.mustBeUsed(backfills, proof, target.scope());
            List<DataFinding> findings = DataLoss.find(proof, before, after, options, target.scope(), target.session());
            if (!askForValues(findings, after, backfills)) {
                agree(findings);
                agreeToRebuild(findings);
                StaleBodies.find(renames, after, target.scope()).forEach(line -> console.warn("  " + line));
                AssumedZone.find(proof, target.scope()).forEach(line -> console.warn("  " + line));
                return Optional.of(
                        new Proposal(split(proof, shadow, before, after, options.withBackfills(backfills)), findings));
            }
        }
    }

    /**
     * Two migrations where the first must be committed before the second can run. The rows were looked at as one migration
     * would meet them, so that both are refused before either is written.
     */
    private List<Proof> split(Proof whole, Database shadow, Catalog before, Catalog after, PlanOptions options) {
        Optional<Catalog> between = EnumStep.between(before, after, options);
        if (between.isEmpty()) {
            return List.of(whole);
        }
        Proof first = prove(shadow, before, between.get(), PlanOptions.of(options.majorVersion()));
        first.up().forEach(statement -> shadow.execute(statement.sql()));
        Proof second = prove(shadow, shadow.readCatalog(target.scope()), after, options);
        first.down().forEach(statement -> shadow.execute(statement.sql()));
        return List.of(first, second);
    }

    /** True when a value was given that was not there before. */
    private boolean askForValues(List<DataFinding> findings, Catalog after, Map<ObjectId, String> backfills) {
        boolean given = false;
        for (DataFinding finding : findings) {
            if (finding.wantsValue() && console.interactive() && !backfills.containsKey(finding.object())) {
                console.warn("  " + finding.sentence());
                String example = Backfills.example(after.find(finding.object()));
                String value = console.ask(
                        "Value for these rows, an SQL expression such as " + example + "; empty to leave them", "");
                if (!value.isBlank()) {
                    backfills.put(finding.object(), value.strip());
                    given = true;
                }
            }
        }
        return given;
    }

    private Proof prove(Database shadow, Catalog before, Catalog after, PlanOptions options) {
        try (Console.Step step = console.step("prove the migration and its undo")) {
            step.detail("on PostgreSQL " + shadow.version());
            return Prover.prove(shadow, before, after, options, target.scope());
        }
    }

    private AskedRenames renames(Catalog before, Catalog after) {
        AskedRenames renames = Renames.parse(request.rename(), before, after, target.scope());
        RenameAnnotations.addTo(renames, notes, before, after, target.scope());
        if (console.interactive()) {
            RenameCandidates.find(before, after).forEach(candidate -> ask(candidate, renames));
            RenameCandidates.members(before, after, renames).forEach(member -> ask(member, renames));
        }
        return renames;
    }

    private void ask(RenameCandidate candidate, AskedRenames renames) {
        String question = "Was the " + candidate.from() + " renamed to "
                + candidate.to().name() + "? If not, it is dropped with what its rows hold.";
        if (renames.isOpen(candidate) && console.confirm(question)) {
            renames.add(candidate.from(), candidate.to());
        }
    }

    private void ask(MemberRename member, AskedRenames renames) {
        String question = "Was " + member.from() + " of the " + member.type() + " renamed to " + member.to()
                + "? If not, it is taken out, and no row may hold it.";
        if (renames.isOpen(member) && console.confirm(question)) {
            renames.add(member);
        }
    }

    private void agree(List<DataFinding> findings) {
        List<DataFinding> binding = request.createOnly() ? withoutConflicts(findings) : findings;
        Optional<Problem> refusal =
                DataLossConsent.parse(request.acceptDataLoss()).refusal(binding);
        if (refusal.isEmpty()) {
            return;
        }
        Problem problem = refusal.get();
        if (problem.code() == ProblemCode.DATA_LOSS && console.interactive()) {
            ask(binding, DataFinding::isLoss, "Lose this?");
        } else {
            throw problem.exception();
        }
    }

    private void agreeToRebuild(List<DataFinding> findings) {
        Optional<Problem> refusal =
                RebuildConsent.parse(request.acceptRebuild()).refusal(findings);
        if (refusal.isEmpty()) {
            findings.stream()
                    .filter(DataFinding::isRebuild)
                    .forEach(finding -> console.warn("  " + finding.sentence()));
        } else if (refusal.get().code() == ProblemCode.TABLE_REBUILD && console.interactive()) {
            ask(findings, DataFinding::isRebuild, "Copy all these rows?");
        } else {
            throw refusal.get().exception();
        }
    }

    /** A script that is there to be edited may not run yet; but what it loses, the next run would lose without asking. */
    private List<DataFinding> withoutConflicts(List<DataFinding> findings) {
        findings.stream().filter(DataFinding::isConflict).forEach(finding -> console.warn("  " + finding.sentence()));
        return findings.stream().filter(DataFinding::isLoss).toList();
    }

    private void ask(List<DataFinding> findings, Predicate<DataFinding> about, String question) {
        findings.stream().filter(about).forEach(finding -> console.warn("  " + finding.sentence()));
        if (!console.confirm(question)) {
            throw Problem.of(ProblemCode.CANCELLED, "Cancelled; nothing was written and nothing ran.")
                    .exception();
        }
    }
}
