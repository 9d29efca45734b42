package io.github.dbmigrate.command;

import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Commands;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares a person's word on a migration with the schema: of what the migration changes on a shadow database, the target
 * must have the one side or the other. What else differs in the target is not asked here.
 */
final class ClaimCheck {

    private final ShadowServer shadows;
    private final Map<String, String> variables;
    private final Commands commands;

    ClaimCheck(ShadowServer shadows, Map<String, String> variables, Commands commands) {
        this.shadows = shadows;
        this.variables = variables;
        this.commands = commands;
    }

    /** Problems: {@code RESOLVE_CLAIM_FALSE} with the differences; {@code SHADOW_UNAVAILABLE}; {@code REPLAY_FAILED}. */
    void check(
            MigrationsDirectory directory,
            TargetDatabase target,
            History history,
            MigrationRecord migration,
            boolean applied) {
        Catalog actual = target.session().readCatalog(target.scope());
        try (ShadowDatabases databases = shadows.open(target.session().majorVersion());
                Database shadow = databases.create()) {
            Replay replay = new Replay(shadow, target.scope(), variables);
            raise(replay.bootstrap(directory));
            raise(replay.run(others(history, migration), "applied"));
            Catalog without = replay.catalog();
            if (migration.file() == null) {
                compare(migration, new Sides(without, without, without), actual, applied);
                return;
            }
            raise(replay.run(List.of(migration.file()), "claimed"));
            Catalog with = replay.catalog();
            compare(migration, new Sides(without, with, applied ? with : without), actual, applied);
        } catch (ProblemException e) {
            throw orForce(e.problem(), migration, applied).exception(e);
        }
    }

    private static List<Migration> others(History history, MigrationRecord migration) {
        List<Migration> others = new ArrayList<>(history.appliedFiles());
        others.removeIf(file -> file.id().equals(migration.id()));
        return others;
    }

    private static void compare(MigrationRecord migration, Sides sides, Catalog actual, boolean applied) {
        DriftSummary all = DriftSummary.between(sides.claimed(), actual);
        // Without a file nobody knows what it made; then the whole schema must be what the others make.
        DriftSummary differences = migration.file() == null ? all : all.only(sides.touched());
        if (!differences.isEmpty()) {
            throw Problem.of(
                            ProblemCode.RESOLVE_CLAIM_FALSE,
                            "The schema does not look as if " + migration.name() + " were "
                                    + (applied ? "applied" : "rolled back") + "; nothing was written.")
                    .fact("differences", String.join("\n", differences.lines()))
                    .remedy("Bring the schema there by hand, then say so again.")
                    .exception();
        }
    }

    private Problem orForce(Problem problem, MigrationRecord migration, boolean applied) {
        String claim = (applied ? "applied=" : "rolledBack=") + migration.id();
        return problem.remedy(
                "Or record it all the same, if you know better.", commands.goal("resolve", claim, "force"));
    }

    private static void raise(Optional<Problem> problem) {
        if (problem.isPresent()) {
            throw problem.get().exception();
        }
    }

    /** The schema without the migration, with it, and as it is claimed to be. */
    private record Sides(Catalog without, Catalog with, Catalog claimed) {

        /** What the migration touches, and what that is part of: a table that is gone took its columns along. */
        Set<ObjectId> touched() {
            TreeSet<ObjectId> touched = new TreeSet<>(without.objects().keySet());
            touched.addAll(with.objects().keySet());
            touched.removeIf(this::untouched);
            for (ObjectId id : List.copyOf(touched)) {
                addParents(claimed.find(id), touched);
            }
            return touched;
        }

        private void addParents(@Nullable SchemaObject part, Set<ObjectId> touched) {
            ObjectId parent = part == null ? null : part.parent();
            if (parent != null && touched.add(parent)) {
                addParents(claimed.find(parent), touched);
            }
        }

        private boolean untouched(ObjectId id) {
            SchemaObject before = without.find(id);
            SchemaObject after = with.find(id);
            return before != null && after != null && before.sameAs(after);
        }
    }
}
