package io.github.dbmigrate.command;

import io.github.dbmigrate.history.ChangelogEntry;
import io.github.dbmigrate.history.Diagnosis;
import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a person's word on a migration into changelog and journal: that it is in the database, or that it is not. The word
 * is checked against the schema first.
 */
public final class Resolve {

    private static final String GOAL = "resolve";

    // As org.apache.ibatis.migration.operations.DatabaseOperation writes it.
    private static final DateTimeFormatter CHANGELOG_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final TargetServer server;
    private final ShadowServer shadows;
    private final Console console;
    private final Author author;
    private final Clock clock;

    public Resolve(TargetServer server, ShadowServer shadows, Console console, Author author, Clock clock) {
        this.server = server;
        this.shadows = shadows;
        this.console = console;
        this.author = author;
        this.clock = clock;
    }

    /**
     * Runs the goal. Problems: those of connecting; {@code PARAMETER_INVALID} unless exactly one claim is made; {@code
     * OWNERSHIP}; {@code MIGRATION_UNKNOWN}; {@code MIGRATION_ALREADY_APPLIED}; {@code MIGRATION_NOT_APPLIED}; {@code
     * MIGRATION_EDITED}; {@code RESOLVE_CLAIM_FALSE}; {@code SHADOW_UNAVAILABLE}.
     */
    public Report run(Request request) {
        Claim claim = Claim.of(request);
        MigrationsDirectory directory =
                MigrationsDirectory.read(request.service().migrations());
        try (HeldTarget held = HeldTarget.open(server, console, request.lockWait())) {
            TargetDatabase target = held.database();
            History history = owned(request, directory, target);
            MigrationRecord migration = claim.find(history);
            if (claim.isToldAlready(migration)) {
                console.say(migration.name() + " is rolled back already; nothing was written.");
                return report(request, target, migration, Word.ROLLED_BACK, 1, false);
            }
            claim.requirePossible(migration);
            if (claim.kind() == Claim.Kind.TOOK_EFFECT) {
                passOver(request, target, migration);
                return report(request, target, migration, Word.TOOK_EFFECT, 1, true);
            }
            List<MigrationRecord> all = claim.all(history, migration);
            check(request, directory, target, history, all, claim);
            record(request, target, all, claim);
            Word word = claim.applied() ? Word.APPLIED : Word.ROLLED_BACK;
            return report(request, target, migration, word, all.size(), true);
        }
    }

    private static History owned(Request request, MigrationsDirectory directory, TargetDatabase target) {
        Diagnosis diagnosis = Diagnoses.strict(request.service(), directory, target);
        if (diagnosis.has(Finding.OwnedByAnother.class)) {
            throw Ownership.problem(diagnosis, request.service()).exception();
        }
        return diagnosis.history();
    }

    private void check(
            Request request,
            MigrationsDirectory directory,
            TargetDatabase target,
            History history,
            List<MigrationRecord> migrations,
            Claim claim) {
        if (request.force()) {
            console.warn("Recorded without a look at the schema, because force is set.");
            return;
        }
        try (Console.Step step = console.step("check the claim against the schema")) {
            step.detail("on a shadow database");
            new ClaimCheck(
                            shadows,
                            databases -> Roles.make(request.service(), databases::makeRoles, console),
                            request.variables(),
                            claim)
                    .check(directory, target, history, migrations);
        }
    }

    private void record(Request request, TargetDatabase target, List<MigrationRecord> migrations, Claim claim) {
        target.createBookkeeping();
        String mark = Diagnoses.mark(target).text();
        if (claim.applied()) {
            String at = CHANGELOG_TIME.format(clock.instant().atZone(clock.getZone()));
            target.recordApplied(migrations.stream()
                    .map(migration -> new TargetDatabase.Adopted(
                            new ChangelogEntry(migration.id(), at, migration.description()),
                            entry(request, target, migration, JournalEvent.RESOLVED_APPLIED, 0, null, mark)))
                    .toList());
        } else {
            MigrationRecord migration = migrations.get(0);
            target.recordNotApplied(
                    migration.id(),
                    entry(request, target, migration, JournalEvent.RESOLVED_ROLLED_BACK, 0, null, mark));
        }
    }

    private void passOver(Request request, TargetDatabase target, MigrationRecord migration) {
        MigrationScript script =
                new Scripts(request.service()).read(List.of(migration)).get(0);
        int number = migration.position() + 1;
        MigrationRunner.Statement seen = target.runner().look(script, context(request), number);
        if (seen.effect() == MigrationRunner.Effect.NONE && !request.force()) {
            throw withoutEffect(request, migration, number, seen).exception();
        }
        if (seen.effect() != MigrationRunner.Effect.SEEN) {
            console.warn("Whether statement " + number
                    + " took effect cannot be seen in the database; that it did is your" + " word.");
        }
        target.recordPosition(
                entry(request, target, migration, JournalEvent.STEP, number, seen.hashOfFinished(), null));
    }

    private static MigrationRunner.Context context(Request request) {
        return new MigrationRunner.Context(
                GOAL,
                request.service().name(),
                request.variables(),
                MigrationRunner.Marking.NEVER,
                Timeouts.DEFAULT,
                MigrationRunner.RunListener.NONE);
    }

    private static Problem withoutEffect(
            Request request, MigrationRecord migration, int number, MigrationRunner.Statement seen) {
        Commands commands = request.service().commands();
        return Problem.of(
                        ProblemCode.RESOLVE_CLAIM_FALSE,
                        "The database does not look as if statement " + number + " of " + migration.name()
                                + " had taken effect; nothing was written.")
                .fact("statement", number + ": " + seen.words())
                .remedy("Let it run.", commands.goal("deploy", "resume=" + migration.id()))
                .remedy(
                        "Or record it all the same, if you know better.",
                        commands.goal(GOAL, "tookEffect=" + migration.id(), "force"));
    }

    private JournalEntry entry(
            Request request,
            TargetDatabase target,
            MigrationRecord migration,
            JournalEvent event,
            int position,
            @Nullable String hashOfFinished,
            @Nullable String mark) {
        return new JournalEntry(
                0,
                event,
                migration.id(),
                migration.description(),
                migration.file() == null ? null : migration.file().checksum().hex(),
                clock.instant(),
                clock.instant(),
                request.force() ? GOAL + " force" : GOAL,
                String.valueOf(
                        target.session().query("SELECT current_user").get(0).get(0)),
                author.host(),
                author.version(),
                request.service().name(),
                position,
                hashOfFinished,
                null,
                mark);
    }

    private static Report report(
            Request request, TargetDatabase target, MigrationRecord migration, Word word, int count, boolean written) {
        return new Report(
                request.service().name(), target.display(), migration.name(), word, migration.state(), count, written);
    }

    /**
     * What is claimed; exactly one of the four.
     *
     * @param applied a migration that is in the database, by number, name or file name
     * @param appliedUpTo the last of several that are
     * @param tookEffect a failed one that goes on behind the statement at which it stopped
     * @param rolledBack one that is not in it, or no longer
     * @param force record the claim without a look at the schema
     */
    public record Request(
            Service service,
            @Nullable String applied,
            @Nullable String appliedUpTo,
            @Nullable String tookEffect,
            @Nullable String rolledBack,
            boolean force,
            Map<String, String> variables,
            Duration lockWait) {}

    /** What a person said, as it was written down. */
    public enum Word {
        APPLIED,
        TOOK_EFFECT,
        ROLLED_BACK
    }

    /**
     * What was written.
     *
     * @param before its state before
     * @param migrations how many it was written of
     * @param written false when the journal said so already
     */
    public record Report(
            String service,
            String database,
            String migration,
            Word word,
            MigrationState before,
            int migrations,
            boolean written)
            implements GoalReport {

        @Override
        public String goal() {
            return GOAL;
        }

        @Override
        public String outcome() {
            String others = migrations > 1 ? " and " + (migrations - 1) + " before it are " : " is ";
            return switch (word) {
                case APPLIED -> migration + others + "now applied";
                case TOOK_EFFECT ->
                    migration + " goes on with the next deploy, behind the statement at which it stopped";
                case ROLLED_BACK -> migration + " is " + (written ? "now rolled back" : "rolled back already");
            };
        }
    }
}
