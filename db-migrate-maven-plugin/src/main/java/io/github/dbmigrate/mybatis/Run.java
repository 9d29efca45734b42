package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.MigrationRunner.Context;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.postgres.FlightListener;
import io.github.dbmigrate.postgres.Interrupted.Repair;
import io.github.dbmigrate.postgres.Landing;
import io.github.dbmigrate.postgres.Leftovers;
import io.github.dbmigrate.postgres.Leg;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.postgres.ScriptSession;
import io.github.dbmigrate.postgres.Sql;
import io.github.dbmigrate.postgres.SqlProblems;
import io.github.dbmigrate.postgres.StatementWatch;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementKind.RefusedInTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of one half of a migration: sends its statements, watched and under the timeouts. */
final class Run {

    private final PostgresTarget target;
    private final ScriptSession session;
    private final RunnableScript script;
    private final Direction direction;
    private final Context context;
    private final Timeouts timeouts;
    private final Records records;
    private final StatementWatch watch;
    private final Watching watcher;
    private final Secrets secrets;
    private final NoticeLimit notices;
    private final Closing closing;
    private @Nullable Leftovers leftoversBefore;

    Run(
            PostgresTarget target,
            MyBatisChangelog changelog,
            RunnableScript script,
            Direction direction,
            Context context,
            Timeouts timeouts,
            Origin origin,
            Secrets secrets) {
        this.target = target;
        this.session = target.scripts();
        this.script = script;
        this.direction = direction;
        this.context = context;
        this.timeouts = timeouts;
        this.records = new Records(target, script, direction, context, origin);
        this.watch = target.watch();
        this.watcher = new Watching(context.listener(), secrets);
        this.secrets = secrets;
        this.notices = new NoticeLimit(context.listener(), secrets);
        this.closing = new Closing(target, changelog, script, direction, context, records);
    }

    PostgresTarget target() {
        return target;
    }

    ScriptSession session() {
        return session;
    }

    RunnableScript script() {
        return script;
    }

    Direction direction() {
        return direction;
    }

    Context context() {
        return context;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    /** Where what comes of it is written down. */
    Records records() {
        return records;
    }

    /** How its transaction ends. */
    Closing closing() {
        return closing;
    }

    /** Who blocked the last statement, or null. */
    @Nullable
    String blockers() {
        return watch.seen();
    }

    /** What the statement that failed left behind; nothing where it cannot leave anything, or nobody can be asked. */
    Leftovers leftovers(@Nullable Statement failed) {
        Leftovers before = leftoversBefore;
        if (failed == null || before == null || !isConcurrent(failed)) {
            return Leftovers.NONE;
        }
        try {
            return target.leftovers().since(before);
        } catch (SQLException | ProblemException e) {
            return Leftovers.NONE;
        }
    }

    /** A statement's first words, as they may be shown. */
    String words(Statement statement) {
        return secrets.hide(statement.firstWords());
    }

    /** Makes the session as new. Raises the problem of a lost lock. */
    void begin() throws Stop {
        begin(false);
    }

    /** The same, and begins a transaction. */
    void beginTransaction() throws Stop {
        begin(true);
    }

    private void begin(boolean transaction) throws Stop {
        try {
            String application =
                    "db-migrate " + context.goal() + " " + script.migration().id();
            session.start(timeouts, application, target.lockGuard(), transaction);
        } catch (SQLException e) {
            throw Stop.atEnd(e);
        }
    }

    /** Lets those through who stood in the way; passes on what is not worth another try. */
    void rollBackAndAwait(Stop stop, Retries retries) throws Stop {
        Duration pause = retries.after(stop);
        if (pause == null) {
            throw stop;
        }
        rollBack();
        context.listener().retrying(secrets.hide(SqlProblems.message(stop.failure())), pause);
        if (!retries.await(pause)) {
            throw stop;
        }
    }

    private void rollBack() throws Stop {
        try {
            if (session.inTransaction()) {
                session.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            throw Stop.atEnd(e);
        }
    }

    /** Sends a statement by its number, counted from 1. */
    void send(int number) throws Stop {
        Statement statement = script.statements().get(number - 1);
        tellStarted(number);
        try {
            watched(statement);
        } catch (SQLException e) {
            throw Stop.at(statement, number, e);
        }
    }

    private void tellStarted(int number) {
        Statement statement = script.statements().get(number - 1);
        context.listener().statementStarted(number, script.statements().size(), words(statement));
    }

    /**
     * Sends statements in one round trip: in a transaction, and none that ends it or goes back in it.
     *
     * @param first by its number, counted from 1
     * @param last likewise
     */
    void sendTogether(int first, int last) throws Stop {
        List<Leg> legs = script.statements().subList(first - 1, last).stream()
                .map(statement -> Leg.of(statement.text()))
                .toList();
        tellStarted(first);
        Landing landing;
        try (StatementWatch.Watch watching = watch.over(session.backendPid(), timeouts.lock(), watcher)) {
            landing = session.send(legs, new InFlight(first, watching));
        } catch (SQLException e) {
            throw Stop.at(script.statements().get(first - 1), first, e);
        } finally {
            notices.statementEnded();
        }
        if (landing.failure() != null) {
            int failed = first + landing.finished();
            throw Stop.at(script.statements().get(failed - 1), failed, landing.failure());
        }
    }

    /** Tells of each statement as if it had been sent when the one before it had ended. */
    private final class InFlight implements FlightListener {

        private final int first;
        private final StatementWatch.Watch watching;

        InFlight(int first, StatementWatch.Watch watching) {
            this.first = first;
            this.watching = watching;
        }

        @Override
        public void next(int finished) {
            notices.statementEnded();
            watching.next();
            tellStarted(first + finished);
        }

        @Override
        public void notice(String severity, String message) {
            notices.notice(severity, message);
        }
    }

    private void watched(Statement statement) throws SQLException {
        boolean concurrent = isConcurrent(statement);
        if (concurrent) {
            leftoversBefore = target.leftovers();
        }
        watched(statement.text(), concurrent);
    }

    private void watched(String sql, boolean withoutTimeouts) throws SQLException {
        StatementWatch.Watch watching =
                watch.over(session.backendPid(), withoutTimeouts ? Duration.ZERO : timeouts.lock(), watcher);
        try {
            if (withoutTimeouts) {
                sendWithoutTimeouts(sql);
            } else {
                session.execute(sql, notices::notice);
            }
        } finally {
            watching.close();
            notices.statementEnded();
        }
    }

    /** Clears away what an interrupted statement left. */
    void repair(Repair repair) throws SQLException {
        context.listener().repairing(repair.what());
        watched(repair.sql(), true);
    }

    private static boolean isConcurrent(Statement statement) {
        return statement.kind() instanceof RefusedInTransaction refused
                && refused.command().contains("CONCURRENTLY");
    }

    // Such a statement waits for all older transactions, which lock_timeout counts; struck by it, it leaves an invalid
    // index or a half-detached partition behind (seen on 12, 14 and 18).
    private void sendWithoutTimeouts(String sql) throws SQLException {
        String lockTimeout = session.value("SHOW lock_timeout");
        String statementTimeout = session.value("SHOW statement_timeout");
        session.execute("SET lock_timeout TO 0");
        session.execute("SET statement_timeout TO 0");
        try {
            session.execute(sql, notices::notice);
        } catch (SQLException e) {
            // A lost session has nothing to restore, and asking for it would connect anew, to a server that may be
            // down.
            if (!SqlProblems.isConnectionLost(e)) {
                restore(lockTimeout, statementTimeout, e);
            }
            throw e;
        }
        restore(lockTimeout, statementTimeout);
    }

    private void restore(@Nullable String lockTimeout, @Nullable String statementTimeout) throws SQLException {
        session.execute("SET lock_timeout TO " + Sql.literal(String.valueOf(lockTimeout)));
        session.execute("SET statement_timeout TO " + Sql.literal(String.valueOf(statementTimeout)));
    }

    private void restore(@Nullable String lockTimeout, @Nullable String statementTimeout, SQLException cause) {
        try {
            restore(lockTimeout, statementTimeout);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
