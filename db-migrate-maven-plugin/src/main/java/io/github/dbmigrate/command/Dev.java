package io.github.dbmigrate.command;

import io.github.dbmigrate.history.DevGate;
import io.github.dbmigrate.history.Diagnosis;
import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.migration.SchemaSource;
import io.github.dbmigrate.migration.SchemaSource.SchemaRoles;
import io.github.dbmigrate.migration.SumFinding;
import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.DriftSummary;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.ShadowDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings a development database to the head of the migrations, turns what schema.sql says beyond them into a proven
 * migration, applies it, and generates the client. Never resets by itself.
 */
public final class Dev {

    private static final String GOAL = "dev";

    private final TargetServer server;
    private final ShadowServer shadows;
    private final ClientGenerator generator;
    private final Console console;
    private final Clock clock;
    private final LastRun lastRun;

    /**
     * The goal.
     *
     * @param lastRun of the same service
     */
    public Dev(
            TargetServer server,
            ShadowServer shadows,
            ClientGenerator generator,
            Console console,
            Clock clock,
            LastRun lastRun) {
        this.server = server;
        this.shadows = shadows;
        this.generator = generator;
        this.console = console;
        this.clock = clock;
        this.lastRun = lastRun;
    }

    /**
     * Runs the goal. Problems: those of connecting and of the files; what {@link DevGate} finds; {@code REPLAY_FAILED},
     * {@code SCHEMA_FILE_INVALID}; those of a plan and its proof; {@code DATA_LOSS}, {@code DATA_CONFLICT}, {@code TABLE_REBUILD}; {@code
     * MIGRATION_FAILED}; {@code CLIENT_FAILED}; {@code SEED_FAILED}.
     */
    public Report run(Request request) {
        SchemaSource schema = SchemaSource.read(request.service().sources());
        try (HeldTarget held = HeldTarget.openOrMake(
                        server, console, request.settings().lockWait());
                ShadowWork shadow = shadowWork(schema, held.database())) {
            TargetDatabase target = held.database();
            boolean created = held.isNew();
            if (!lastRun.maySettle(schema.checksum()) && shadow.roles().isEmpty()) {
                shadow.beginEarly();
            }
            MigrationsDirectory directory = read(request);
            if (!directory.problems().isEmpty() || directory.sumProblem().isPresent()) {
                return run(request, schema, shadow, created, directory, target);
            }
            String inputs = DevInputs.digest(request, schema, directory, target);
            if (lastRun.settled(inputs)) {
                return Report.unchanged(
                        request,
                        target,
                        generate(
                                request,
                                target,
                                directory,
                                () -> target.session().readCatalog(target.scope())));
            }
            Report report = run(request, schema, shadow, created, directory, target);
            if (report.foundNothing()) {
                lastRun.remember(inputs, schema.checksum());
            }
            return report;
        }
    }

    private Report run(
            Request request,
            SchemaSource schema,
            ShadowWork shadow,
            boolean created,
            MigrationsDirectory directory,
            TargetDatabase target) {
        Diagnosis found = Diagnoses.lenient(request.service(), directory, target);
        ShadowDatabases databases = shadow.databases();
        SchemaRoles roles = shadow.roles();
        Roles.make(roles, databases::makeRoles, console);
        Roles.tellPassedOver(roles, console);
        shadow.begin();
        KeptReplay kept = replay(request, directory, found.history(), databases, target);
        Replay replay = kept.replay();
        Diagnosis diagnosis = diagnose(found, directory, target, replay);
        stopAtObstacles(request, diagnosis);
        boolean isNew = created || diagnosis.history().isBlank();

        replayPending(diagnosis.history(), replay);
        kept.keep();
        // Before anything is signed or applied: a schema.sql that PostgreSQL refuses stops all of it.
        // A migration may make a role that it grants something to.
        Catalog after = shadow.desired();
        sign(directory);
        List<AppliedMigration> applied = new ArrayList<>(apply(request, target, directory, diagnosis.history()));
        boolean seedDue = isNew && request.seed() && Seeding.isThere(request.service());
        try {
            Optional<Proposal> proposal = new Proposing(target, console, request, schema.renameNotes())
                    .propose(kept::forProof, replay.catalog(), after);
            // The server drops it while the rest goes on.
            kept.close();
            Optional<Migration> written = write(request, proposal);
            MigrationsDirectory whole = written.isPresent() ? read(request) : directory;
            if (written.isPresent() && !request.createOnly()) {
                applied.addAll(apply(request, target, whole, Diagnoses.history(whole, target)));
            }
            List<Path> client = generate(request, target, whole, () -> after);
            // What createOnly wrote is not in the database yet, and the data may need it.
            boolean seeds = seedDue && !request.createOnly();
            if (seeds) {
                Seeding.run(request.service(), target, console);
            }
            return new Report(
                    request.service().name(),
                    target.display(),
                    created,
                    applied,
                    written.map(Migration::file).orElse(null),
                    proposal.map(Proposal::statements).orElse(0),
                    client,
                    seeds);
        } catch (ProblemException e) {
            throw DoneBefore.told(e.problem(), applied, seedDue, request.service())
                    .exception(e);
        }
    }

    private static MigrationsDirectory read(Request request) {
        return MigrationsDirectory.read(request.service().migrations());
    }

    private static KeptReplay replay(
            Request request,
            MigrationsDirectory directory,
            History history,
            ShadowDatabases databases,
            TargetDatabase target) {
        List<Migration> files = new ArrayList<>(history.appliedFiles());
        int applied = files.size();
        files.addAll(pendingFiles(history));
        return new KeptReplay(
                databases, directory, files, applied, target, request.settings().variables());
    }

    private static List<Migration> pendingFiles(History history) {
        return history.toApply().stream()
                .map(MigrationRecord::file)
                .filter(Objects::nonNull)
                .toList();
    }

    private Diagnosis diagnose(
            Diagnosis diagnosis, MigrationsDirectory directory, TargetDatabase target, Replay replay) {
        Optional<Problem> broken = replay.bootstrap(directory)
                .or(() -> replay.run(diagnosis.history().appliedFiles(), "applied"));
        if (broken.isPresent()) {
            return diagnosis.with(new Finding.ReplayBroken(broken.get()));
        }
        // Midway between two schemas there is no telling what is drift.
        return diagnosis.has(Finding.Failed.class) ? diagnosis : withDrift(diagnosis, target, replay);
    }

    private static Diagnosis withDrift(Diagnosis diagnosis, TargetDatabase target, Replay replay) {
        if (Diagnoses.isAsMarked(diagnosis.history(), target, replay.catalog())) {
            return diagnosis;
        }
        Catalog actual = target.session().readCatalog(target.scope());
        List<String> differences = DriftSummary.ofTarget(expected(replay, target, actual), actual, target.scope())
                .lines();
        if (diagnosis.has(Finding.NotEmpty.class)) {
            return diagnosis.without(Finding.NotEmpty.class).with(new Finding.NotEmpty(differences));
        }
        return differences.isEmpty() ? diagnosis : diagnosis.with(new Finding.Drifted(differences));
    }

    /** Without the managed namespace where the target has none yet: it is made together with the changelog. */
    private static Catalog expected(Replay replay, TargetDatabase target, Catalog actual) {
        ObjectId namespace =
                new ObjectId(Kind.NAMESPACE, Names.quoted(target.scope().managedNamespace()));
        return actual.find(namespace) != null
                ? replay.catalog()
                : Catalog.of(replay.catalog().objects().values().stream()
                        .filter(object -> !object.id().equals(namespace))
                        .toList());
    }

    private void stopAtObstacles(Request request, Diagnosis diagnosis) {
        MigrationId resume = Resuming.of(
                request.resume(), diagnosis.history(), request.service().commands(), GOAL);
        Optional<Problem> obstacle = new DevGate(resume, server.isEmbedded())
                .obstacle(diagnosis, request.service().commands());
        if (obstacle.isPresent()) {
            throw obstacle.get().exception();
        }
    }

    // Before the target sees any of them: what does not run on the shadow does not run there.
    private void replayPending(History history, Replay replay) {
        Optional<Problem> broken = replay.run(pendingFiles(history), "pending");
        if (broken.isPresent()) {
            throw broken.get().exception();
        }
        for (MigrationRecord overtaken : history.in(MigrationState.OUT_OF_ORDER)) {
            console.warn(overtaken.name() + " is older than migrations that are applied here; a database that has those"
                    + " too will refuse it, so give it a new number before it is shared.");
        }
    }

    private void sign(MigrationsDirectory directory) {
        boolean unsigned = !directory.isSigned() && !directory.migrations().isEmpty();
        if (unsigned || !directory.sumFindings().isEmpty()) {
            directory.sumFindings().stream().map(SumFinding::sentence).forEach(console::say);
            directory.sign();
            console.say("migrations.sum was written anew.");
        }
    }

    private List<AppliedMigration> apply(
            Request request, TargetDatabase target, MigrationsDirectory directory, History history) {
        if (history.toApply().isEmpty()) {
            return List.of();
        }
        Bookkeeping.prepare(target, directory, history, request.settings().variables());
        return new Applying(target, console, GOAL, request.service(), request.settings()).run(history.toApply());
    }

    private ShadowWork shadowWork(SchemaSource schema, TargetDatabase target) {
        int major = target.session().majorVersion();
        return new ShadowWork(() -> shadows.open(major), schema, target.scope());
    }

    private Optional<Migration> write(Request request, Optional<Proposal> proposal) {
        return new Writing(console, clock).write(request, proposal);
    }

    private List<Path> generate(
            Request request, TargetDatabase target, MigrationsDirectory directory, Supplier<Catalog> catalog) {
        List<Checksum> history =
                directory.migrations().stream().map(Migration::checksum).toList();
        ClientGenerator.Request client = request.client();
        // What createOnly wrote is not in the database yet, so there is nothing to generate it from.
        if (client == null || request.createOnly() || generator.isCurrent(client, history)) {
            return List.of();
        }
        return new Client(generator, console)
                .generate(client, history, target.session().access(), catalog);
    }

    /**
     * What to do.
     *
     * @param name of the new migration; null takes one from what it does
     * @param createOnly write the new migration and do not apply it
     * @param acceptDataLoss exactly what may be lost, separated by commas, or {@code all}; empty for nothing
     * @param acceptRebuild the tables that may be made anew with all rows copied, separated by commas, or {@code all}
     * @param rename {@code table.old:table.new}, separated by commas; empty for none
     * @param backfill {@code table.column:expression}, separated by commas; empty for none
     * @param resume a failed migration that goes on behind its last finished statement; null for none
     * @param client what to generate; null for nothing
     * @param seed whether a new database gets {@code seed.sql}
     */
    public record Request(
            Service service,
            @Nullable String name,
            boolean createOnly,
            String acceptDataLoss,
            String acceptRebuild,
            String rename,
            String backfill,
            @Nullable String resume,
            ClientGenerator.@Nullable Request client,
            boolean seed,
            RunSettings settings) {}

    /**
     * What was done.
     *
     * @param created whether the database was not there before
     * @param written the new script, of two the last; null when nothing differed
     * @param statements of what was written, without the undo
     * @param client the files generated; empty when they were current
     */
    public record Report(
            String service,
            String database,
            boolean created,
            List<AppliedMigration> applied,
            @Nullable Path written,
            int statements,
            List<Path> client,
            boolean seeded)
            implements GoalReport {

        public Report {
            applied = List.copyOf(applied);
        }

        private static Report unchanged(Request request, TargetDatabase target, List<Path> client) {
            return new Report(request.service().name(), target.display(), false, List.of(), null, 0, client, false);
        }

        /** Neither in the sources nor in the database; the client is no part of either. */
        private boolean foundNothing() {
            return !created && applied.isEmpty() && written == null && !seeded;
        }

        @Override
        public String goal() {
            return GOAL;
        }

        @Override
        public String outcome() {
            List<String> parts = new ArrayList<>();
            if (created) {
                parts.add("database created");
            }
            if (written != null) {
                parts.add("wrote " + written.getFileName());
            }
            if (!applied.isEmpty()) {
                parts.add(AppliedMigration.count(applied));
            }
            if (!client.isEmpty()) {
                parts.add("client generated");
            }
            if (seeded) {
                parts.add("seeded");
            }
            return parts.isEmpty() ? "nothing to do" : String.join(", ", parts);
        }
    }
}
