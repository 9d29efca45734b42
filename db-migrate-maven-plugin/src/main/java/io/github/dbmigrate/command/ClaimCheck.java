package io.github.dbmigrate.command;

import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.DriftSummary;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.schema.ShadowDatabases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares a person's word on migrations with the schema: of what they change on a shadow database, the target
 * must have the one side or the other. What else differs in the target is not asked here, unless nobody can know what
 * the migration changed: its file is gone, or is not the text that ran, or does not run.
 */
final class ClaimCheck {

    private final ShadowServer shadows;
    private final Consumer<ShadowDatabases> readied;
    private final Map<String, String> variables;
    private final Claim claim;

    /** @param readied makes the server ready for the migrations of the service */
    ClaimCheck(ShadowServer shadows, Consumer<ShadowDatabases> readied, Map<String, String> variables, Claim claim) {
        this.shadows = shadows;
        this.readied = readied;
        this.variables = variables;
        this.claim = claim;
    }

    /** Problems: {@code RESOLVE_CLAIM_FALSE} with the differences; {@code SHADOW_UNAVAILABLE}; {@code REPLAY_FAILED}. */
    void check(
            MigrationsDirectory directory, TargetDatabase target, History history, List<MigrationRecord> migrations) {
        boolean applied = claim.applied();
        MigrationRecord last = migrations.get(migrations.size() - 1);
        Catalog actual = target.session().readCatalog(target.scope());
        List<Migration> without = without(history, migrations);
        List<Migration> with = with(without, migrations);
        try (ShadowDatabases databases = shadows.open(target.session().majorVersion())) {
            readied.accept(databases);
            Shadow shadow = new Shadow(databases, directory, target);
            Catalog claimed = shadow.replay(applied ? with : without);
            // A script that does not run is one to be rolled back all the same; then the whole schema is compared.
            Optional<Catalog> other = migrations.stream().allMatch(MigrationRecord::isTextThatRan)
                    ? shadow.tryReplay(applied ? without : with)
                    : Optional.empty();
            DriftSummary all = DriftSummary.between(claimed, actual);
            DriftSummary differences =
                    other.map(catalog -> all.only(touched(claimed, catalog))).orElse(all);
            raise(differences, last);
        } catch (ProblemException e) {
            throw orForce(e.problem(), last).exception(e);
        }
    }

    private static List<Migration> without(History history, List<MigrationRecord> migrations) {
        List<Migration> others = new ArrayList<>(history.appliedFiles());
        others.removeIf(
                file -> migrations.stream().anyMatch(migration -> migration.id().equals(file.id())));
        return others;
    }

    /** In the order of their ids: a later one may need what this one makes. */
    private static List<Migration> with(List<Migration> others, List<MigrationRecord> migrations) {
        List<Migration> all = new ArrayList<>(others);
        for (MigrationRecord migration : migrations) {
            if (migration.file() != null) {
                all.add(migration.file());
            }
        }
        all.sort(Comparator.comparing(Migration::id));
        return all;
    }

    private void raise(DriftSummary differences, MigrationRecord last) {
        if (!differences.isEmpty()) {
            throw Problem.of(
                            ProblemCode.RESOLVE_CLAIM_FALSE,
                            "The schema does not look as if " + last.name() + said() + "; nothing was written.")
                    .fact("differences", String.join("\n", differences.lines()))
                    .remedy("Bring the schema there by hand, then say so again.")
                    .exception();
        }
    }

    private String said() {
        return switch (claim.kind()) {
            case APPLIED, TOOK_EFFECT -> " were applied";
            case APPLIED_UP_TO -> " and all before it were applied";
            case ROLLED_BACK -> " were rolled back";
        };
    }

    private Problem orForce(Problem problem, MigrationRecord last) {
        return problem.remedy(
                "Or record it all the same, if you know better.",
                claim.commands().goal("resolve", claim.parameter(last), "force"));
    }

    /** What the migration touches, and what that is part of: a table that is gone took its columns along. */
    private static Set<ObjectId> touched(Catalog claimed, Catalog other) {
        Set<ObjectId> touched = new TreeSet<>(claimed.objects().keySet());
        touched.addAll(other.objects().keySet());
        touched.removeIf(id -> isSame(claimed.find(id), other.find(id)));
        for (ObjectId id : List.copyOf(touched)) {
            addParents(claimed, claimed.find(id), touched);
        }
        return touched;
    }

    private static void addParents(Catalog catalog, @Nullable SchemaObject part, Set<ObjectId> touched) {
        ObjectId parent = part == null ? null : part.parent();
        if (parent != null && touched.add(parent)) {
            addParents(catalog, catalog.find(parent), touched);
        }
    }

    private static boolean isSame(@Nullable SchemaObject one, @Nullable SchemaObject other) {
        return one != null && other != null && one.sameAs(other);
    }

    /** Where scripts are replayed, each time from an empty database. */
    private final class Shadow {

        private final ShadowDatabases databases;
        private final MigrationsDirectory directory;
        private final TargetDatabase target;

        Shadow(ShadowDatabases databases, MigrationsDirectory directory, TargetDatabase target) {
            this.databases = databases;
            this.directory = directory;
            this.target = target;
        }

        Catalog replay(List<Migration> migrations) {
            try (Database database = databases.create()) {
                Replay replay = new Replay(database, target.scope(), variables);
                Optional<Problem> broken =
                        replay.bootstrap(directory).or(() -> replay.run(migrations, "applied or claimed"));
                if (broken.isPresent()) {
                    throw broken.get().exception();
                }
                return replay.catalog();
            }
        }

        Optional<Catalog> tryReplay(List<Migration> migrations) {
            try {
                return Optional.of(replay(migrations));
            } catch (ProblemException e) {
                if (e.problem().code() == ProblemCode.REPLAY_FAILED) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }
}
