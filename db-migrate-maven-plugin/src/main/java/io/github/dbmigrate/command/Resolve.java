package io.github.dbmigrate.command;

import io.github.dbmigrate.history.ChangelogEntry;
import io.github.dbmigrate.history.Diagnosis;
import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
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
     * RESOLVE_CLAIM_FALSE}; {@code SHADOW_UNAVAILABLE}.
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
                return report(request, target, migration, claim, false);
            }
            claim.requirePossible(migration);
            check(request, directory, target, history, migration, claim);
            record(request, target, migration, claim);
            return report(request, target, migration, claim, true);
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
            MigrationRecord migration,
            Claim claim) {
        if (request.force()) {
            console.warn("Recorded without a look at the schema, because force is set.");
            return;
        }
        try (Console.Step step = console.step("check the claim against the schema")) {
            step.detail("on a shadow database");
            new ClaimCheck(shadows, request.variables(), request.service().commands())
                    .check(directory, target, history, migration, claim.applied());
        }
    }

    private void record(Request request, TargetDatabase target, MigrationRecord migration, Claim claim) {
        target.createBookkeeping();
        JournalEntry entry = entry(request, target, migration, claim);
        if (claim.applied()) {
            String at = CHANGELOG_TIME.format(clock.instant().atZone(clock.getZone()));
            target.recordApplied(new ChangelogEntry(migration.id(), at, migration.description()), entry);
        } else {
            target.recordNotApplied(migration.id(), entry);
        }
    }

    private JournalEntry entry(Request request, TargetDatabase target, MigrationRecord migration, Claim claim) {
        String user = String.valueOf(
                target.session().query("SELECT current_user").get(0).get(0));
        return JournalEntry.ofWord(
                claim.applied() ? JournalEvent.RESOLVED_APPLIED : JournalEvent.RESOLVED_ROLLED_BACK,
                migration.id(),
                migration.description(),
                migration.file() == null ? null : migration.file().checksum().hex(),
                clock.instant(),
                request.force() ? GOAL + " force" : GOAL,
                user,
                author.host(),
                author.version(),
                request.service().name(),
                Diagnoses.mark(target).text());
    }

    private static Report report(
            Request request, TargetDatabase target, MigrationRecord migration, Claim claim, boolean written) {
        return new Report(
                request.service().name(),
                target.display(),
                migration.name(),
                claim.applied(),
                migration.state(),
                written);
    }

    /** What a person says of a migration. */
    private record Claim(boolean applied, String given, Commands commands) {

        static Claim of(Request request) {
            Commands commands = request.service().commands();
            if (request.applied() != null && request.rolledBack() == null) {
                return new Claim(true, request.applied(), commands);
            }
            if (request.rolledBack() != null && request.applied() == null) {
                return new Claim(false, request.rolledBack(), commands);
            }
            throw Problem.of(
                            ProblemCode.PARAMETER_INVALID,
                            "resolve needs exactly one of applied and rolledBack; nothing was written.")
                    .remedy("The migration is in the database:", commands.goal(GOAL, "applied=<id>"))
                    .remedy("Or it is not, or no longer:", commands.goal(GOAL, "rolledBack=<id>"))
                    .exception();
        }

        // A migration that is in can only be one whose file is there: its text is what is claimed to be in.
        MigrationRecord find(History history) {
            return applied
                    ? Ids.find(history, record -> record.file() != null, given, commands, GOAL, "applied")
                    : Ids.find(history, record -> true, given, commands, GOAL, "rolledBack");
        }

        boolean isToldAlready(MigrationRecord migration) {
            return !applied && migration.rolledBack() && migration.state() != MigrationState.FAILED;
        }

        void requirePossible(MigrationRecord migration) {
            MigrationState state = migration.state();
            if (applied && state == MigrationState.APPLIED) {
                throw alreadyApplied(migration).exception();
            }
            if (!applied && (state == MigrationState.APPLIED || state == MigrationState.EDITED)) {
                throw alreadyApplied(migration)
                        .remedy(
                                "To take it back, write a migration that does; rolling back is only for one that failed.")
                        .exception();
            }
            if (!applied
                    && state != MigrationState.FAILED
                    && state != MigrationState.MISSING
                    && migration.failure() == null) {
                throw Problem.of(
                                ProblemCode.MIGRATION_NOT_APPLIED,
                                migration.name() + " never ran on this database, so there is nothing to roll back.")
                        .remedy("See where each stands.", commands.goal("status"))
                        .exception();
            }
        }

        private Problem alreadyApplied(MigrationRecord migration) {
            return Problem.of(
                            ProblemCode.MIGRATION_ALREADY_APPLIED,
                            migration.name() + " is applied"
                                    + (applied ? "" : ", so it cannot be marked as rolled back")
                                    + "; nothing was written.")
                    .remedy("See where each stands.", commands.goal("status"));
        }
    }

    /**
     * What is claimed; exactly one of the two.
     *
     * @param applied a migration that is in the database, by number, name or file name
     * @param rolledBack one that is not in it, or no longer
     * @param force record the claim without a look at the schema
     */
    public record Request(
            Service service,
            @Nullable String applied,
            @Nullable String rolledBack,
            boolean force,
            Map<String, String> variables,
            Duration lockWait) {}

    /**
     * What was written.
     *
     * @param applied whether it is now applied; false for rolled back
     * @param before its state before
     * @param written false when the journal said so already
     */
    public record Report(
            String service, String database, String migration, boolean applied, MigrationState before, boolean written)
            implements GoalReport {

        @Override
        public String goal() {
            return GOAL;
        }

        @Override
        public String outcome() {
            return migration + " is " + (written ? "now " : "") + (applied ? "applied" : "rolled back")
                    + (written ? "" : " already");
        }
    }
}
