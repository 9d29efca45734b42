package io.github.dbmigrate.command;

import io.github.dbmigrate.history.DeployGate;
import io.github.dbmigrate.history.Diagnosis;
import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Applies pending migrations to a database that matters; never generates, never resets, never asks. */
public final class Deploy {

    private static final String GOAL = "deploy";

    private final TargetServer server;
    private final Console console;

    public Deploy(TargetServer server, Console console) {
        this.server = server;
        this.console = console;
    }

    /**
     * Runs the goal. Problems: those of connecting; {@code POOLER_UNSUPPORTED}; {@code LOCK_UNAVAILABLE}; what {@link
     * DeployGate} finds; {@code MIGRATION_FAILED}.
     */
    public Report run(Request request) {
        Beside<MigrationsDirectory> reading = Beside.begin("directory", () -> directory(request));
        Supplier<MigrationsDirectory> directory = () -> reading.resultOr(() -> directory(request));
        try (TargetDatabase target = HeldTarget.connect(server, console)) {
            Optional<FirstLook> first = firstLook(request, directory, target);
            if (first.isPresent()) {
                return first.get().inPlace()
                        ? new Report(request.service().name(), target.display(), List.of(), List.of(), request.dryRun())
                        : lockAndRun(
                                request, directory.get(), target, first.get().pending());
            }
        }
        // What failed may have ended the session.
        try (TargetDatabase target = HeldTarget.connect(server, console)) {
            return lockAndRun(request, directory.get(), target, List.of());
        }
    }

    /**
     * What was seen before the lock.
     *
     * @param inPlace whether there is nothing to do and nothing to tell
     */
    private record FirstLook(boolean inPlace, List<MigrationRecord> pending) {}

    // Who finds everything in and nothing amiss has nothing to write, so needs no lock, and no session to hold it.
    private static Optional<FirstLook> firstLook(
            Request request, Supplier<MigrationsDirectory> directory, TargetDatabase target) {
        try (Look look = Look.at(request.service(), directory, target)) {
            History history = look.history();
            boolean inPlace = request.resume() == null
                    && next(request, history).isEmpty()
                    && look.diagnosis().findings().isEmpty()
                    && look.isUntouched();
            return Optional.of(new FirstLook(inPlace, history.toApply()));
        } catch (ProblemException e) {
            // The look under the lock meets it again, behind the question for a pooler, which may be the reason.
            return Optional.empty();
        }
    }

    private Report lockAndRun(
            Request request,
            MigrationsDirectory directory,
            TargetDatabase target,
            List<MigrationRecord> pendingBefore) {
        TargetDatabase.Lock lock =
                HeldTarget.lock(target, console, request.settings().lockWait());
        try {
            return runLocked(request, directory, target, pendingBefore);
        } finally {
            lock.close();
        }
    }

    private Report runLocked(
            Request request,
            MigrationsDirectory directory,
            TargetDatabase target,
            List<MigrationRecord> pendingBefore) {
        Diagnosis diagnosis = diagnose(request, directory, target);
        tellWhatOthersApplied(pendingBefore, diagnosis.history());
        MigrationId resume = resume(request, diagnosis.history());
        stopAtObstacles(request, diagnosis, resume);
        List<MigrationRecord> next = next(request, diagnosis.history());
        return request.dryRun()
                ? dryRun(request, directory, target, diagnosis.history(), next)
                : apply(request, directory, target, diagnosis.history(), next);
    }

    private static MigrationsDirectory directory(Request request) {
        return MigrationsDirectory.read(request.service().migrations());
    }

    private static Diagnosis diagnose(Request request, MigrationsDirectory directory, TargetDatabase target) {
        try (Look look = Look.at(request.service(), () -> directory, target)) {
            return look.withDrift();
        }
    }

    private void tellWhatOthersApplied(List<MigrationRecord> pendingBefore, History now) {
        for (MigrationRecord before : pendingBefore) {
            now.find(before.id())
                    .filter(record -> record.state() == MigrationState.APPLIED)
                    .ifPresent(record -> console.say("  " + record.name() + " was applied meanwhile" + by(record)));
        }
    }

    private static String by(MigrationRecord record) {
        String by = record.application() == null ? null : record.application().by();
        return by == null ? "" : " by " + by;
    }

    private static @Nullable MigrationId resume(Request request, History history) {
        return Resuming.of(request.resume(), history, request.service().commands(), GOAL);
    }

    private void stopAtObstacles(Request request, Diagnosis diagnosis, @Nullable MigrationId resume) {
        Optional<Problem> obstacle = new DeployGate(request.failOnDrift(), resume)
                .obstacle(diagnosis, request.service().commands());
        if (obstacle.isPresent()) {
            throw obstacle.get().exception();
        }
        if (diagnosis.has(Finding.Drifted.class)) {
            console.warn(ProblemCode.DRIFT.label()
                    + " The schema is not what the last migration left: it was changed by hand. Going on.");
        }
    }

    private static List<MigrationRecord> next(Request request, History history) {
        MigrationId to = Ids.optional(history, request.to(), request.service().commands(), GOAL, "to");
        return history.toApply().stream()
                .filter(record -> to == null || record.id().compareTo(to) <= 0)
                .toList();
    }

    private Report dryRun(
            Request request,
            MigrationsDirectory directory,
            TargetDatabase target,
            History history,
            List<MigrationRecord> next) {
        ScriptVariables variables = ScriptVariables.of(request.settings().variables(), target.scope());
        List<Planned> planned = new ArrayList<>();
        if (!next.isEmpty() && Bookkeeping.bootstraps(target, history)) {
            Bootstrap.text(directory, variables)
                    .ifPresent(sql -> planned.add(new Planned("bootstrap.sql", sql.strip())));
        }
        List<MigrationScript> scripts = new Scripts(request.service()).read(next);
        for (int at = 0; at < scripts.size(); at++) {
            String sql = variables.replaced(scripts.get(at).up().text());
            planned.add(new Planned(next.get(at).name(), sql.strip()));
        }
        return new Report(request.service().name(), target.display(), List.of(), planned, true);
    }

    private Report apply(
            Request request,
            MigrationsDirectory directory,
            TargetDatabase target,
            History history,
            List<MigrationRecord> next) {
        // What bootstrap.sql set for the database or the role holds in a session that is begun after it.
        if (!next.isEmpty()
                && !Bookkeeping.prepare(
                        target, directory, history, request.settings().variables())) {
            target.runScriptsInSession();
        }
        List<AppliedMigration> applied =
                new Applying(target, console, GOAL, request.service(), request.settings()).run(next);
        return new Report(request.service().name(), target.display(), applied, List.of(), false);
    }

    /**
     * What to deploy.
     *
     * @param dryRun print the SQL and change nothing
     * @param to the last migration to apply, by number, name or file name; null for all
     * @param failOnDrift stop when the schema is not what the last migration left, instead of warning
     * @param resume a failed migration that goes on behind its last finished statement; null for none
     */
    public record Request(
            Service service,
            boolean dryRun,
            @Nullable String to,
            boolean failOnDrift,
            @Nullable String resume,
            RunSettings settings) {}

    /** A migration that would be applied, and its SQL. */
    public record Planned(String name, String sql) {}

    /**
     * What was deployed.
     *
     * @param planned what would be applied; only of a dry run
     */
    public record Report(
            String service, String database, List<AppliedMigration> applied, List<Planned> planned, boolean dryRun)
            implements GoalReport {

        @Override
        public String goal() {
            return GOAL;
        }

        @Override
        public String outcome() {
            if (dryRun) {
                return planned.isEmpty() ? "nothing to apply" : "would apply " + planned.size();
            }
            return applied.isEmpty() ? "nothing to apply" : AppliedMigration.count(applied);
        }
    }
}
