package io.github.dbmigrate.command;

import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a migration.
 *
 * @param given the migration by number, name or file name
 */
record Claim(Kind kind, String given, Commands commands) {

    private static final String GOAL = "resolve";

    /** What can be said, and the parameter that says it. */
    enum Kind {
        APPLIED("applied"),
        APPLIED_UP_TO("appliedUpTo"),
        TOOK_EFFECT("tookEffect"),
        ROLLED_BACK("rolledBack");

        private final String parameter;

        Kind(String parameter) {
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }
    }

    /** Problem {@code PARAMETER_INVALID} unless exactly one is made. */
    static Claim of(Resolve.Request request) {
        Commands commands = request.service().commands();
        Map<Kind, @Nullable String> given = new LinkedHashMap<>();
        given.put(Kind.APPLIED, request.applied());
        given.put(Kind.APPLIED_UP_TO, request.appliedUpTo());
        given.put(Kind.TOOK_EFFECT, request.tookEffect());
        given.put(Kind.ROLLED_BACK, request.rolledBack());
        List<Claim> claims = new ArrayList<>();
        given.forEach((kind, id) -> {
            if (id != null) {
                claims.add(new Claim(kind, id, commands));
            }
        });
        if (claims.size() != 1) {
            throw ambiguous(commands).exception();
        }
        return claims.get(0);
    }

    private static Problem ambiguous(Commands commands) {
        return Problem.of(
                        ProblemCode.PARAMETER_INVALID,
                        "resolve needs exactly one of applied, appliedUpTo, tookEffect and rolledBack; nothing was"
                                + " written.")
                .remedy("The migration is in the database:", commands.goal(GOAL, "applied=<id>"))
                .remedy(
                        "Or it is, and so are all before it, because the database is older than its migrations:",
                        commands.goal(GOAL, "appliedUpTo=<id>"))
                .remedy(
                        "Or only the statement at which it stopped is, and it shall go on behind it:",
                        commands.goal(GOAL, "tookEffect=<id>"))
                .remedy("Or it is not, or no longer:", commands.goal(GOAL, "rolledBack=<id>"));
    }

    /** True for what says that whole migrations are in. */
    boolean applied() {
        return kind == Kind.APPLIED || kind == Kind.APPLIED_UP_TO;
    }

    /** The parameter with the migration, to repeat in a command. */
    String parameter(MigrationRecord migration) {
        return kind.parameter() + "=" + migration.id();
    }

    /** The migration that it names. Problem {@code MIGRATION_UNKNOWN}. */
    MigrationRecord find(History history) {
        // One that is in can only be one whose file is there: its text is what is claimed to be in.
        return Ids.find(
                history,
                record -> kind == Kind.ROLLED_BACK || record.file() != null,
                given,
                commands,
                GOAL,
                kind.parameter());
    }

    /** All that it speaks of, by id: with those before it that are not in yet, where it says so of them too. */
    List<MigrationRecord> all(History history, MigrationRecord named) {
        if (kind != Kind.APPLIED_UP_TO) {
            return List.of(named);
        }
        return history.records().stream()
                .filter(record -> record.file() != null && record.id().compareTo(named.id()) <= 0)
                .filter(record -> record.state() != MigrationState.APPLIED)
                .toList();
    }

    boolean isToldAlready(MigrationRecord migration) {
        return kind == Kind.ROLLED_BACK && migration.rolledBack() && migration.state() != MigrationState.FAILED;
    }

    /** Problems {@code MIGRATION_ALREADY_APPLIED}, {@code MIGRATION_NOT_APPLIED}, {@code PARAMETER_INVALID}. */
    void requirePossible(MigrationRecord migration) {
        MigrationState state = migration.state();
        switch (kind) {
            case APPLIED, APPLIED_UP_TO -> {
                if (state == MigrationState.APPLIED) {
                    throw alreadyApplied(migration).exception();
                }
            }
            case TOOK_EFFECT -> {
                if (state != MigrationState.FAILED) {
                    throw notMidway(migration).exception();
                }
            }
            case ROLLED_BACK -> requireTakenBack(migration, state);
        }
    }

    private void requireTakenBack(MigrationRecord migration, MigrationState state) {
        if (state == MigrationState.APPLIED || state == MigrationState.EDITED) {
            throw alreadyApplied(migration)
                    .remedy("To take it back, write a migration that does; rolling back is only for one that failed.")
                    .exception();
        }
        if (state != MigrationState.FAILED && state != MigrationState.MISSING && migration.failure() == null) {
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
                                + (applied() ? "" : ", so it cannot be marked as rolled back")
                                + "; nothing was written.")
                .remedy("See where each stands.", commands.goal("status"));
    }

    private Problem notMidway(MigrationRecord migration) {
        return Problem.of(
                        ProblemCode.PARAMETER_INVALID,
                        migration.name() + " is " + migration.state().label()
                                + "; only one that stopped midway can go on behind a statement. Nothing was written.")
                .fact("parameter", kind.parameter())
                .remedy("See where each stands.", commands.goal("status"));
    }
}
