package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.MigrationRunner.Context;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.postgres.Bookkeeping;
import io.github.dbmigrate.postgres.FlightListener;
import io.github.dbmigrate.postgres.Guard;
import io.github.dbmigrate.postgres.Landing;
import io.github.dbmigrate.postgres.Leg;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.postgres.ScriptSession;
import io.github.dbmigrate.postgres.SqlProblems;
import io.github.dbmigrate.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of the transaction that holds a script: what is deferred, our rows, the commit. Sent together, behind the
 * script's last statement: when one is refused, the rest is too, and the commit becomes a rollback.
 */
final class Closing {

    private static final String UNDEFINED_TABLE = "42P01";

    // A server looks every second whether its client is there.
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final PostgresTarget target;
    private final MyBatisChangelog changelog;
    private final ScriptSession session;
    private final Bookkeeping bookkeeping;
    private final RunnableScript script;
    private final Direction direction;
    private final Context context;
    private final Records records;
    private boolean commitUnknown;

    Closing(
            PostgresTarget target,
            MyBatisChangelog changelog,
            RunnableScript script,
            Direction direction,
            Context context,
            Records records) {
        this.target = target;
        this.changelog = changelog;
        this.session = target.scripts();
        this.bookkeeping = target.bookkeeping();
        this.script = script;
        this.direction = direction;
        this.context = context;
        this.records = records;
    }

    /** True when the connection was lost at the commit and nobody could tell whether it came through. */
    boolean commitUnknown() {
        return commitUnknown;
    }

    /** Writes changelog and journal into the open transaction and commits it. Raises the problem of a lost lock. */
    void close() throws Stop {
        List<Leg> seal = records.sealing();
        if (needsLook()) {
            fly(seal, seal.size());
            seal = List.of();
        }
        List<Leg> legs = new ArrayList<>(seal);
        Guard lock = target.lockGuard();
        if (lock != null) {
            legs.add(Leg.of(lock));
        }
        try {
            rows().forEach(row -> legs.add(Leg.of(row)));
        } catch (SQLException e) {
            throw Stop.atBookkeeping(e);
        }
        fly(legs, seal.size());
    }

    /** True when something must be seen before the rows can be written. */
    private boolean needsLook() {
        return direction == Direction.DOWN
                || script.makesChangelog()
                || context.marking().whenDone();
    }

    private List<String> rows() throws SQLException {
        Connection connection = session.connection();
        if (direction == Direction.UP && script.makesChangelog()) {
            bookkeeping.createChangelog(connection);
        }
        String mark = context.marking().whenDone() ? records.mark(connection) : null;
        JournalEvent event = direction == Direction.UP ? JournalEvent.APPLIED : JournalEvent.UNDONE;
        int position = script.statements().size();
        List<String> rows = new ArrayList<>();
        rows.add(bookkeeping.journal().insert(records.entry(event, position, null, null, mark)));
        rows.addAll(changelogAndCommit(connection));
        return rows;
    }

    private List<String> changelogAndCommit(Connection connection) throws SQLException {
        if (direction == Direction.UP) {
            return changelog.insertAndCommit(script.migration());
        }
        return bookkeeping.hasChangelog(connection)
                ? changelog.deleteAndCommit(script.migration().id().number())
                : List.of("COMMIT");
    }

    /** @param seal how many of them are the script's part */
    private void fly(List<Leg> legs, int seal) throws Stop {
        try {
            Landing landing = session.send(legs, FlightListener.NONE);
            SQLException failure = landing.failure();
            if (failure == null || isCommitted(failure, legs)) {
                return;
            }
            throw landing.finished() < seal ? Stop.atEnd(failure) : Stop.atBookkeeping(told(failure));
        } catch (SQLException e) {
            throw Stop.atEnd(e);
        }
    }

    // The reply to the commit was lost, not necessarily the commit; and while the server is still at what it was
    // sent, both may come.
    private boolean isCommitted(SQLException failure, List<Leg> legs) {
        boolean sent = legs.stream().anyMatch(leg -> leg.sql().equals("COMMIT"));
        if (!sent || !SqlProblems.isConnectionLost(failure)) {
            return false;
        }
        session.abandon();
        try {
            if (!session.awaitEndOfOther(LONGEST_END)) {
                commitUnknown = true;
                return false;
            }
            boolean contained = bookkeeping.contains(
                    session.connection(), script.migration().id());
            return contained == (direction == Direction.UP);
        } catch (SQLException | ProblemException e) {
            commitUnknown = true;
            return false;
        }
    }

    // With a position: in our own statement, not in one of a trigger on the table.
    private static SQLException told(SQLException failure) {
        boolean gone = SqlProblems.state(failure).equals(UNDEFINED_TABLE)
                && SqlProblems.failure(failure).position() > 0;
        return gone
                ? new SQLException(
                        "the script removes the changelog or its journal, and with them the history", failure)
                : failure;
    }
}
