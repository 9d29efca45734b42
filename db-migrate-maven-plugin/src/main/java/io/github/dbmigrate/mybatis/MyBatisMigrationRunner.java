package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.MigrationRunner;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.ScriptPart;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.postgres.SqlProblems;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs migrations on a PostgreSQL target so that MyBatis' own command line agrees with what was done: its variables, its
 * changelog rows, its {@code onabort.sql}. Not thread-safe.
 */
public final class MyBatisMigrationRunner implements MigrationRunner {

    private final PostgresTarget target;
    private final MyBatisChangelog changelog;
    private final Origin origin;
    private final Commands commands;
    private final Pacing pacing;

    /**
     * A runner.
     *
     * @param commands writes the commands of remedies
     */
    public MyBatisMigrationRunner(PostgresTarget target, Origin origin, Commands commands, Pacing pacing) {
        this.target = target;
        this.changelog = new MyBatisChangelog(target.bookkeeping().changelogName());
        this.origin = origin;
        this.commands = commands;
        this.pacing = pacing;
    }

    /** A runner by the machine's own clock. */
    public MyBatisMigrationRunner(PostgresTarget target, Origin origin, Commands commands) {
        this(target, origin, commands, Pacing.real());
    }

    @Override
    public Outcome apply(MigrationScript script, Context context, int resumeBehind) {
        return run(script, script.up(), Direction.UP, context, resumeBehind);
    }

    @Override
    public Outcome undo(MigrationScript script, Context context) {
        ScriptPart down = script.down();
        if (down == null) {
            throw RunnableScript.withoutDown(script.migration()).exception();
        }
        return run(script, down, Direction.DOWN, context, 0);
    }

    private Outcome run(
            MigrationScript script, ScriptPart part, Direction direction, Context context, int resumeBehind) {
        String file = commands.path(script.migration().file());
        RunnableScript runnable = RunnableScript.of(script, part, variables(context), file);
        long start = System.nanoTime();
        Timeouts timeouts = script.directives().over(context.timeouts());
        Secrets secrets = new Secrets(variables(context));
        Run run = new Run(target, changelog, runnable, direction, context, timeouts, origin, secrets);
        int position = direction == Direction.UP ? resumeBehind : undonePosition(run, start);
        boolean whole = run(run, position, start);
        return new Outcome(runnable.statements().size(), elapsed(start), whole);
    }

    @Override
    public Statement look(MigrationScript script, Context context, int number) {
        String file = commands.path(script.migration().file());
        RunnableScript runnable = RunnableScript.of(script, script.up(), variables(context), file);
        Secrets secrets = new Secrets(variables(context));
        Run run = new Run(target, changelog, runnable, Direction.UP, context, context.timeouts(), origin, secrets);
        try {
            return new PassedStatement(run, commands).look(number);
        } catch (SQLException e) {
            throw SqlProblems.of(e, target.settings(), "look at what the statement did")
                    .exception(e);
        }
    }

    private int undonePosition(Run run, long start) {
        try {
            return run.records().undonePosition();
        } catch (Stop stop) {
            throw failed(new Failure(run, stop, 0, true, 0, elapsed(start), commands));
        }
    }

    /** Answers whether it ran in one transaction. */
    private boolean run(Run run, int resumeBehind, long start) {
        RunnableScript.Mode mode = run.script().mode();
        if (resumeBehind == 0 && mode != RunnableScript.Mode.STEPS) {
            Retries retries = new Retries(pacing, run.timeouts().lockRetryFor());
            try {
                new WholeRun(run, mode == RunnableScript.Mode.OWN_TRANSACTION).run(retries);
                return true;
            } catch (Stop stop) {
                if (mode != RunnableScript.Mode.TRANSACTION || !Refusal.wantsNoTransaction(stop)) {
                    throw failed(new Failure(run, stop, 0, true, retries.failed(), elapsed(start), commands));
                }
                run.context().listener().notice("NOTICE", "cannot run in a transaction: goes statement by statement");
            } catch (ProblemException e) {
                target.scripts().abandon();
                throw e;
            }
        }
        runSteps(run, resumeBehind, start);
        return false;
    }

    private void runSteps(Run run, int resumeBehind, long start) {
        SteppedRun steps = new SteppedRun(run, pacing);
        try {
            steps.run(resumeBehind);
        } catch (Stop stop) {
            throw failed(
                    new Failure(run, stop, steps.finished(), false, steps.failedTries(), elapsed(start), commands));
        } catch (ProblemException e) {
            target.scripts().abandon();
            throw e;
        }
    }

    private ProblemException failed(Failure failure) {
        Run run = failure.run();
        Secrets secrets = new Secrets(variables(run.context()));
        Problem problem = failure.problem();
        // A run that was cut off midway is not a failure of the script: without a row it is continued unasked.
        boolean cutOff =
                failure.connectionLost() && !failure.whole() && !failure.stop().isUnclear();
        // Nor is one of which nobody knows: with such a row behind that of its commit it would count as failed.
        if (!cutOff && !run.closing().commitUnknown()) {
            problem = problem.fact("not in the journal, because", journal(failure, secrets));
        }
        Path directory = run.script().migration().file().toAbsolutePath().getParent();
        if (directory != null) {
            problem = problem.fact(
                    "onabort.sql",
                    OnAbort.run(directory, target.scripts(), variables(run.context()), run.context(), run.timeouts()));
        }
        SQLException cause = failure.stop().failure();
        Problem told = secrets.hide(problem);
        return secrets.isClean(cause) ? told.exception(cause) : told.exception();
    }

    /** Writes the failure down on a fresh transaction; answers why that did not work, or null. */
    private @Nullable String journal(Failure failure, Secrets secrets) {
        Run run = failure.run();
        try {
            if (failure.connectionLost()) {
                target.scripts().abandon();
            }
            target.scripts().reset(run.timeouts().withLock(Duration.ZERO).withStatement(Duration.ZERO));
            boolean nothingLeft = failure.whole() && !failure.stop().isUnclear();
            JournalEntry entry = run.records()
                    .entry(
                            failure.stop().isUnclear() ? JournalEvent.IN_DOUBT : JournalEvent.FAILED,
                            failure.finished(),
                            failure.statementWords(),
                            secrets.hide(failure.report()),
                            nothingLeft && run.context().marking().whenFailed()
                                    ? run.records().markNow()
                                    : null);
            run.records().journal(entry);
            return null;
        } catch (Stop e) {
            return SqlProblems.message(e.failure());
        } catch (SQLException e) {
            return SqlProblems.message(e);
        } catch (ProblemException e) {
            return e.getMessage();
        }
    }

    /** MyBatis offers its settings as variables too; scripts use the changelog's name. */
    private Map<String, String> variables(Context context) {
        Map<String, String> variables = new HashMap<>();
        variables.put("changelog", target.scope().changelog());
        variables.putAll(context.variables());
        return variables;
    }

    private static Duration elapsed(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
