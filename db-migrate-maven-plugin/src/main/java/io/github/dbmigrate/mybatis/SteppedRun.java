package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementKind.RefusedInTransaction;
import io.github.dbmigrate.sql.StatementKind.Verb;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script statement by statement, the journal keeping the position. Whatever can be in a transaction commits
 * together with its position: a statement of its own, or all that the script put between its BEGIN and COMMIT. A statement
 * that PostgreSQL refuses in a transaction is announced by a row of its own, so that a crash between its end and its
 * position is seen.
 */
final class SteppedRun {

    // What a session keeps, and what therefore has to be said again when a run goes on in a new one.
    private static final Pattern SESSION_SETTING =
            Pattern.compile("(?is)(set|reset)\\s+(?!local\\b|transaction\\b|constraints\\b).*");

    private final Run run;
    private final Pacing pacing;
    private final StatementHashes hashes;
    private Retries retries;
    private int finished;
    private int recorded;
    private Begun begun = Begun.NO;
    private boolean unrepeatable;

    SteppedRun(Run run, Pacing pacing) {
        this.run = run;
        this.pacing = pacing;
        this.hashes = new StatementHashes(run.script());
        this.retries = retries();
    }

    private Retries retries() {
        return new Retries(pacing, run.timeouts().lockRetryFor());
    }

    /** How often the last statement was tried. */
    int failedTries() {
        return retries.failed();
    }

    /** Statements that are finished and committed. */
    int finished() {
        return finished;
    }

    void run(int resumeBehind) throws Stop {
        finished = resumeBehind;
        recorded = resumeBehind;
        prepare(resumeBehind);
        begun = run.records().begunBehind(resumeBehind);
        if (run.direction() == Direction.UP) {
            journal(JournalEvent.STARTED, resumeBehind, null);
        }
        repeatSettings(resumeBehind);
        if (resumeBehind == 0) {
            run.records().makeRoomForChangelog();
        }
        while (true) {
            int before = finished;
            try {
                rest();
                return;
            } catch (Stop stop) {
                // Whoever got on has all the time for the next statement.
                retries = finished == before ? retries : retries();
                if (unrepeatable) {
                    throw stop;
                }
                run.rollBackAndAwait(stop, retries);
            }
        }
    }

    private void prepare(int resumeBehind) throws Stop {
        run.begin();
        if (run.direction() == Direction.UP && resumeBehind > 0) {
            run.records().requireSame(resumeBehind, hashes);
        }
    }

    /** Makes the session what it was when the script stopped behind a statement; answers how all up to another are known. */
    String prepareToLook(int behind, int number) throws Stop {
        prepare(behind);
        repeatSettings(behind);
        return hashes.upTo(number);
    }

    /** All that is not finished; a transaction of the script's own begins anew at its BEGIN. */
    private void rest() throws Stop {
        record();
        int statements = run.script().statements().size();
        for (int number = finished + 1; number <= statements; number = Math.max(number, finished) + 1) {
            step(number);
        }
        end();
    }

    /** Writes down what is finished and was not committed together with its position. */
    private void record() throws Stop {
        if (recorded < finished) {
            journal(step(), finished, hashes.upTo(finished));
            recorded = finished;
        }
    }

    private void finish(int number) {
        begun = Begun.NO;
        finished = number;
        recorded = number;
    }

    private void repeatSettings(int resumeBehind) throws Stop {
        int from = 1;
        for (int number = 1; number <= resumeBehind; number++) {
            from = discardsAll(statement(number)) ? number + 1 : from;
        }
        for (int number = from; number <= resumeBehind; number++) {
            Statement statement = statement(number);
            if (SESSION_SETTING.matcher(statement.text()).matches()) {
                execute(statement.text());
            }
        }
    }

    private static boolean discardsAll(Statement statement) {
        return statement.kind() instanceof RefusedInTransaction refused
                && refused.command().equals("DISCARD ALL");
    }

    private void step(int number) throws Stop {
        // The lock's session may have died meanwhile, and another run be at the same statement.
        run.target().requireLock();
        Verb verb = RunnableScript.verb(statement(number));
        if (verb != null) {
            control(number, verb);
        } else if (inTransaction()) {
            run.send(number);
        } else if (statement(number).mustRunOutsideTransaction()) {
            alone(number);
        } else {
            together(number);
        }
    }

    private void control(int number, Verb verb) throws Stop {
        PreparedGroup prepared = verb == Verb.BEGIN ? PreparedGroup.begunAt(number, run.script()) : null;
        if (prepared != null && !inTransaction()) {
            if (begun != Begun.NO && prepared.isPrepared(run)) {
                run.context().listener().foundDone(prepared.end(), run.words(statement(prepared.end())));
                begun = Begun.NO;
                finished = prepared.end();
                record();
                return;
            }
            journalRunning(number);
        }
        boolean commits = verb == Verb.COMMIT && inTransaction();
        if (commits) {
            appendStep(number);
        }
        run.send(number);
        if (commits) {
            finish(number);
        } else if (!inTransaction()) {
            finished = number;
            record();
        }
    }

    private void alone(int number) throws Stop {
        AloneStatement statement = new AloneStatement(run, number);
        if (!statement.isDone(begun)) {
            // Without the row that announces it, the next run does not take for its own what another made.
            if (begun != Begun.NO || !statement.isAnothers()) {
                journalRunning(number);
            }
            unrepeatable = !statement.isWholeOrNothing();
            statement.send();
            unrepeatable = false;
            if (discardsAll(statement(number))) {
                // The namespace, the timeouts and the mark on the session are not the script's to discard.
                run.begin();
            }
        }
        begun = Begun.NO;
        finished = number;
        record();
    }

    /** Written before the statement: without this row it is certain that it was not begun. */
    private void journalRunning(int number) throws Stop {
        JournalEvent running = run.direction() == Direction.UP ? JournalEvent.RUNNING : JournalEvent.UNDO_RUNNING;
        String words = run.words(statement(number));
        run.records().journal(run.records().entry(running, number - 1, words, null, null));
        begun = Begun.UNHEARD;
    }

    private void together(int number) throws Stop {
        execute("BEGIN");
        try {
            run.send(number);
        } catch (Stop stop) {
            if (!Refusal.wantsNoTransaction(stop)) {
                throw stop;
            }
            execute("ROLLBACK");
            alone(number);
            return;
        }
        appendStep(number);
        execute("COMMIT");
        finish(number);
    }

    /** Puts the position into the open transaction. */
    private void appendStep(int number) throws Stop {
        run.target().requireLock();
        run.records().append(step(), number, hashes.upTo(number));
    }

    // The positions of an undo are its own: as those of the up they would make the migration a failed one.
    private JournalEvent step() {
        return run.direction() == Direction.UP ? JournalEvent.STEP : JournalEvent.UNDO_STEP;
    }

    private void journal(JournalEvent event, int position, @Nullable String statement) throws Stop {
        run.records().journal(run.records().entry(event, position, statement, null, null));
    }

    private void end() throws Stop {
        if (inTransaction()) {
            throw Stop.atEnd(new SQLException("the script begins a transaction that it does not end"));
        }
        execute("BEGIN");
        run.closing().close();
    }

    private boolean inTransaction() throws Stop {
        try {
            return run.session().inTransaction();
        } catch (SQLException e) {
            throw Stop.atEnd(e);
        }
    }

    private void execute(String sql) throws Stop {
        try {
            run.session().execute(sql);
        } catch (SQLException e) {
            throw Stop.atEnd(e);
        }
    }

    private Statement statement(int number) {
        return run.script().statements().get(number - 1);
    }
}
