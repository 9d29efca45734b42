package io.github.dbmigrate.command;

import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.History;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.ShadowDatabases;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Empties a development database, applies every migration anew, and seeds it. The database itself stays, with the grants
 * on it and on its managed namespace, its settings, and the extensions that are not the migrations' own; so the right to
 * create databases is not needed.
 */
public final class Reset {

    private static final String GOAL = "reset";

    private final TargetServer server;
    private final ShadowServer shadows;
    private final Console console;

    public Reset(TargetServer server, ShadowServer shadows, Console console) {
        this.server = server;
        this.shadows = shadows;
        this.console = console;
    }

    /**
     * Runs the goal. Problems: those of connecting; {@code CONFIRMATION_MISSING}, {@code CANCELLED}; {@code RESET_REFUSED}
     * for a database that matters, or where others need what would go; {@code OWNERSHIP}; those of the migrations directory; {@code REPLAY_FAILED} before
     * anything is dropped.
     */
    public Report run(Request request) {
        requireConfirmation(request);
        try (HeldTarget held =
                HeldTarget.openOrMake(server, console, request.settings().lockWait())) {
            TargetDatabase target = held.database();
            boolean created = held.isNew();
            MigrationsDirectory directory = readable(request);
            refuseForeign(request, directory, target);
            Catalog rebuilt = replay(request, directory, target);
            List<String> kept = clear(target, rebuilt);
            List<AppliedMigration> applied = rebuild(request, directory, target);
            boolean seeded = request.seed() && Seeding.isThere(request.service());
            if (seeded) {
                Seeding.run(request.service(), target, console);
            }
            return new Report(request.service().name(), target.display(), created, applied, kept, seeded);
        }
    }

    private void requireConfirmation(Request request) {
        String database = server.database();
        if (database.equals(request.confirm()) || database.equals(request.force())) {
            return;
        }
        Commands commands = request.service().commands();
        if (request.confirm() == null && console.interactive()) {
            if (!console.confirm("Drop everything in the database " + server.display() + " and build it anew?")) {
                throw Problem.of(ProblemCode.CANCELLED, "Cancelled; " + database + " is as it was.")
                        .exception();
            }
            return;
        }
        throw Problem.of(
                        ProblemCode.CONFIRMATION_MISSING,
                        request.confirm() == null
                                ? "reset drops everything in the database " + database
                                        + ", and nobody is here to agree; nothing was dropped."
                                : "confirm names \"" + request.confirm() + "\", but the database is \"" + database
                                        + "\"; nothing was dropped.")
                .fact("database", server.display())
                .remedy("Name the database to agree.", commands.goal(GOAL, "confirm=" + database))
                .exception();
    }

    private static MigrationsDirectory readable(Request request) {
        MigrationsDirectory directory =
                MigrationsDirectory.read(request.service().migrations());
        Optional<Problem> unreadable = directory.exists() ? directory.problem() : Optional.empty();
        if (unreadable.isPresent()) {
            throw unreadable.get().exception();
        }
        return directory;
    }

    private void refuseForeign(Request request, MigrationsDirectory directory, TargetDatabase target) {
        var diagnosis = Diagnoses.lenient(request.service(), directory, target);
        if (diagnosis.has(Finding.OwnedByAnother.class)) {
            throw Ownership.problem(diagnosis, request.service()).exception();
        }
        if (server.database().equals(request.force())) {
            return;
        }
        if (diagnosis.history().markedByDeploy()) {
            throw refused(request, target, "A deploy has worked on " + server.database())
                    .exception();
        }
        if (diagnosis.history().isAdopted()) {
            throw refused(request, target, "resolve has adopted " + server.database() + ", which others made")
                    .exception();
        }
        if (!server.isEmbedded() && diagnosis.has(Finding.NotEmpty.class)) {
            throw refused(request, target, server.database() + " holds objects that no migrations made")
                    .exception();
        }
    }

    private Problem refused(Request request, TargetDatabase target, String why) {
        return Problem.of(
                        ProblemCode.RESET_REFUSED,
                        why + ", so it is not taken for a development database; nothing was dropped.")
                .fact("database", target.display())
                .remedy("If this is the wrong database, set the URL of the right one.")
                .remedy(
                        "If everything in it may go, say so by its name.",
                        request.service().commands().goal(GOAL, "force=" + server.database()));
    }

    // Before anything is dropped: migrations that do not run would leave an empty database behind.
    private Catalog replay(Request request, MigrationsDirectory directory, TargetDatabase target) {
        try (Console.Step step = console.step("replay the migrations");
                ShadowDatabases databases = shadows.open(target.session().majorVersion());
                Database shadow = databases.create()) {
            step.detail("on a shadow database");
            Roles.make(request.service(), databases::makeRoles, console);
            Replay replay =
                    new Replay(shadow, target.scope(), request.settings().variables());
            Optional<Problem> broken =
                    replay.bootstrap(directory).or(() -> replay.run(directory.migrations(), "pending"));
            if (broken.isPresent()) {
                throw broken.get().exception();
            }
            return replay.catalog();
        }
    }

    private List<String> clear(TargetDatabase target, Catalog rebuilt) {
        try (Console.Step step = console.step("empty " + server.database())) {
            step.detail("object by object");
            Clearing clearing = new Clearing(target, rebuilt);
            refuseToBreak(clearing.dependants(), target);
            List<String> kept = clearing.run();
            kept.forEach(object -> console.warn("kept: " + object));
            return kept;
        }
    }

    // Of another service, or made by hand elsewhere: not ours to drop, and dropping what it needs would take it along.
    private static void refuseToBreak(List<String> dependants, TargetDatabase target) {
        if (!dependants.isEmpty()) {
            throw Problem.of(
                            ProblemCode.RESET_REFUSED,
                            "What is not this service's needs what would be dropped; nothing was dropped.")
                    .fact("database", target.display())
                    .fact("dependants", String.join("\n", dependants))
                    .remedy("Take those out first, by hand or with the goals of the service they belong to.")
                    .exception();
        }
    }

    private List<AppliedMigration> rebuild(Request request, MigrationsDirectory directory, TargetDatabase target) {
        History history = Diagnoses.history(directory, target);
        Bookkeeping.prepare(target, directory, history, request.settings().variables());
        return new Applying(target, console, GOAL, request.service(), request.settings()).run(history.toApply());
    }

    /**
     * What to rebuild.
     *
     * @param confirm the database's name, which agrees without being asked; null to ask
     * @param force the database's name, which agrees even where a deploy has worked; null for no
     * @param seed whether to run {@code seed.sql} behind the migrations
     */
    public record Request(
            Service service,
            @Nullable String confirm,
            @Nullable String force,
            boolean seed,
            RunSettings settings) {}

    /**
     * What was rebuilt.
     *
     * @param created whether the database was not there before
     * @param kept objects that this role may not drop, with PostgreSQL's reason
     */
    public record Report(
            String service,
            String database,
            boolean created,
            List<AppliedMigration> applied,
            List<String> kept,
            boolean seeded)
            implements GoalReport {

        @Override
        public String goal() {
            return GOAL;
        }

        @Override
        public String outcome() {
            String built = "rebuilt, " + applied.size() + " applied";
            return seeded ? built + ", seeded" : built;
        }
    }
}
