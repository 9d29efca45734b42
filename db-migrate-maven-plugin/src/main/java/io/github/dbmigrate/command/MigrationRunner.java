package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.Timeouts;
import java.time.Duration;
import java.util.Map;

/**
 * Runs one migration so that its script, its changelog row and its journal row commit together, or, where the script
 * cannot run in a transaction, statement by statement with the position kept in the journal.
 */
public interface MigrationRunner {

    /**
     * Runs the up. Raises {@code MIGRATION_FAILED} after the failure is in the journal; a transactional script then left
     * nothing else behind.
     *
     * @param resumeBehind statements already finished by an interrupted run; 0 to begin at the first
     */
    Outcome apply(MigrationScript script, Context context, int resumeBehind);

    /**
     * Runs the down and removes the changelog row; one that ran statement by statement and was interrupted goes on behind
     * its last finished statement. Raises {@code MIGRATION_FAILED} likewise.
     */
    Outcome undo(MigrationScript script, Context context);

    /**
     * Looks what became of a statement of the up at which an earlier run stopped; changes nothing. Problems: {@code
     * MIGRATION_EDITED} when those before it are not the ones that ran; {@code PARAMETER_INVALID} when the script has no
     * such statement, or when it begins a transaction of the script's own, which is in whole or not at all.
     *
     * @param number of the statement, counted from 1
     */
    Statement look(MigrationScript script, Context context, int number);

    /** What the database shows of a statement. */
    enum Effect {
        SEEN,
        NONE,
        UNTOLD
    }

    /**
     * A statement at which a run stopped.
     *
     * @param words its first words, as they may be shown
     * @param hashOfFinished for the journal, of all statements up to this one
     */
    record Statement(Effect effect, String words, String hashOfFinished) {}

    /**
     * What a run is part of.
     *
     * @param goal the goal's name, for the journal
     * @param service the module's folder name, for the journal
     * @param variables MyBatis' {@code ${name}} values; a name without a value stays as written
     * @param marking when to read the catalog and journal its mark
     * @param timeouts what holds where the script does not set its own
     */
    record Context(
            String goal,
            String service,
            Map<String, String> variables,
            Marking marking,
            Timeouts timeouts,
            RunListener listener) {}

    /** When the journal gets a mark of the schema. Reading a catalog costs more than most scripts, so once a run is enough. */
    enum Marking {
        /** Neither way: the next migration of the run takes it, and the one before it did. */
        NEVER,
        /** When the script fails and leaves nothing behind: the one before it took none. */
        WHEN_FAILED,
        /** Before the commit of the script. */
        WHEN_DONE,
        /** The last of several: whatever comes of it. */
        ALWAYS;

        /** Where the migration is the n-th of a run, counted from 0. */
        static Marking of(int at, int last) {
            if (at == last) {
                return at == 0 ? WHEN_DONE : ALWAYS;
            }
            return at == 0 ? NEVER : WHEN_FAILED;
        }

        public boolean whenDone() {
            return this == WHEN_DONE || this == ALWAYS;
        }

        public boolean whenFailed() {
            return this == WHEN_FAILED || this == ALWAYS;
        }
    }

    /**
     * What a run did.
     *
     * @param transactional false when it ran statement by statement
     */
    record Outcome(int statements, Duration elapsed, boolean transactional) {}

    /** Told as a migration runs; may be called on several threads, by one at a time. */
    interface RunListener {
        /** Told in vain. */
        RunListener NONE = new RunListener() {
            @Override
            public void statementStarted(int number, int of, String firstWords) {}

            @Override
            public void notice(String severity, String message) {}
        };

        void statementStarted(int number, int of, String firstWords);

        /** Told while a statement runs, how far it is. */
        default void progress(String text) {}

        /** Told while a statement waits for others, when that changes. */
        default void blocked(String by) {}

        /** Told before the same is tried again because others were in the way; nothing is locked meanwhile. */
        default void retrying(String why, Duration pause) {}

        /** Told before what an interrupted statement left behind is cleared away. */
        default void repairing(String what) {}

        /** Told when a statement of an earlier run turns out to have taken effect. */
        default void foundDone(int number, String firstWords) {}

        void notice(String severity, String message);
    }
}
