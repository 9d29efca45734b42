package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.MigrationRunner.Context;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.postgres.BlockerWatch;
import io.github.dbmigrate.postgres.Bookkeeping;
import io.github.dbmigrate.postgres.Leftovers;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.postgres.ScriptSession;
import io.github.dbmigrate.postgres.Sql;
import io.github.dbmigrate.postgres.SqlProblems;
import io.github.dbmigrate.postgres.catalog.CatalogReader;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Fingerprint;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementKind.RefusedInTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of one half of a migration: sending statements, and writing down what came of them. */
final class Run {

    private final PostgresTarget target;
    private final ScriptSession session;
    private final Bookkeeping bookkeeping;
    private final RunnableScript script;
    private final Direction direction;
    private final Context context;
    private final Origin origin;
    private final BlockerWatch watch;
    private final Secrets secrets;
    private final Instant startedAt;
    private boolean commitUnknown;
    private @Nullable Leftovers leftoversBefore;

    Run(
            PostgresTarget target,
            RunnableScript script,
            Direction direction,
            Context context,
            Origin origin,
            BlockerWatch watch,
            Secrets secrets) {
        this.target = target;
        this.session = target.scripts();
        this.bookkeeping = target.bookkeeping();
        this.script = script;
        this.direction = direction;
        this.context = context;
        this.origin = origin;
        this.watch = watch;
        this.secrets = secrets;
        this.startedAt = origin.clock().instant();
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
        } catch (ProblemException e) {
            return Leftovers.NONE;
        }
    }

    /** True when the connection was lost at the commit and nobody could be asked whether it came through. */
    boolean commitUnknown() {
        return commitUnknown;
    }

    /** A statement's first words, as they may be shown. */
    String words(Statement statement) {
        return secrets.hide(statement.firstWords());
    }

    private void notice(String severity, String message) {
        context.listener().notice(severity, secrets.hide(message));
    }

    void begin() throws SQLException {
        session.reset(context.lockTimeout(), context.statementTimeout());
    }

    /** Sends a statement by its number, counted from 1. */
    void send(int number) throws Stop {
        Statement statement = script.statements().get(number - 1);
        context.listener().statementStarted(number, script.statements().size(), words(statement));
        try {
            watched(statement);
        } catch (SQLException e) {
            throw new Stop(statement, number, e);
        }
    }

    private void watched(Statement statement) throws SQLException {
        BlockerWatch.Watch watching = watch.over(session.backendPid(), context.lockTimeout());
        try {
            if (isConcurrent(statement)) {
                sendWithoutTimeouts(statement);
            } else {
                session.execute(statement.text(), this::notice);
            }
        } finally {
            watching.close();
        }
    }

    private static boolean isConcurrent(Statement statement) {
        return statement.kind() instanceof RefusedInTransaction refused
                && refused.command().contains("CONCURRENTLY");
    }

    // Such a statement waits for all older transactions, which lock_timeout counts; struck by it, it leaves an invalid
    // index or a half-detached partition behind (seen on 12, 14 and 18).
    private void sendWithoutTimeouts(Statement statement) throws SQLException {
        leftoversBefore = target.leftovers();
        String lockTimeout = session.value("SHOW lock_timeout");
        String statementTimeout = session.value("SHOW statement_timeout");
        session.execute("SET lock_timeout TO 0");
        session.execute("SET statement_timeout TO 0");
        session.execute(statement.text(), this::notice);
        session.execute("SET lock_timeout TO " + Sql.literal(String.valueOf(lockTimeout)));
        session.execute("SET statement_timeout TO " + Sql.literal(String.valueOf(statementTimeout)));
    }

    /** Lets MyBatis' first migration make the changelog that we made before it; only while it is empty. */
    void makeRoomForChangelog() throws Stop {
        if (direction == Direction.UP && script.makesChangelog()) {
            bookkeeping(bookkeeping::dropEmptyChangelog);
        }
    }

    /**
     * Ends the script's part of a transaction: what is deferred happens now, so that its failure is the script's, and our
     * rows are written under our own role.
     */
    void seal() throws SQLException {
        session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        if (script.mayChangeRole()) {
            session.execute("SET LOCAL SESSION AUTHORIZATION DEFAULT");
            session.execute("SET LOCAL ROLE NONE");
        }
    }

    /** Writes changelog and journal into the open transaction and commits it. */
    void record() throws Stop {
        target.requireLock();
        bookkeeping(connection -> {
            seal();
            requireBookkeeping(connection);
            String fingerprint = context.takeFingerprint() ? fingerprint(connection) : null;
            JournalEvent event = direction == Direction.UP ? JournalEvent.APPLIED : JournalEvent.UNDONE;
            bookkeeping
                    .journal()
                    .append(connection, entry(event, script.statements().size(), null, null, fingerprint));
        });
        commit();
    }

    private void requireBookkeeping(Connection connection) throws SQLException {
        if (direction == Direction.UP && script.makesChangelog()) {
            bookkeeping.createChangelog(connection);
        }
        boolean changelog = bookkeeping.hasChangelog(connection) || direction == Direction.DOWN;
        if (!changelog || !bookkeeping.hasJournal(connection)) {
            throw new SQLException("the script removes the changelog or its journal, and with them the history");
        }
    }

    private String fingerprint(Connection connection) throws SQLException {
        return Fingerprint.of(CatalogReader.read(connection, session.scope())).hex();
    }

    private void commit() throws Stop {
        MyBatisChangelog changelog = new MyBatisChangelog(bookkeeping.changelogName());
        try {
            Connection connection = session.connection();
            if (direction == Direction.UP) {
                changelog.insertAndCommit(connection, script.migration());
            } else if (bookkeeping.hasChangelog(connection)) {
                changelog.deleteAndCommit(connection, script.migration().id().number());
            } else {
                session.execute("COMMIT");
            }
        } catch (SQLException e) {
            if (!SqlProblems.isConnectionLost(e) || !isCommitted()) {
                throw new Stop(null, 0, e);
            }
        }
    }

    // The reply to the commit was lost, not necessarily the commit.
    private boolean isCommitted() {
        session.abandon();
        try {
            boolean contained = bookkeeping.contains(
                    session.connection(), script.migration().id());
            return contained == (direction == Direction.UP);
        } catch (SQLException | ProblemException e) {
            commitUnknown = true;
            return false;
        }
    }

    /** Adds a row in the open transaction. */
    void append(JournalEvent event, int position) throws SQLException {
        bookkeeping.journal().append(session.connection(), entry(event, position, null, null, null));
    }

    /** Adds a row in a transaction of its own, whatever role the script has taken. */
    void journal(JournalEntry entry) throws SQLException {
        session.execute("BEGIN");
        seal();
        bookkeeping.journal().append(session.connection(), entry);
        session.execute("COMMIT");
    }

    /** A row of this run. */
    JournalEntry entry(
            JournalEvent event,
            int position,
            @Nullable String statement,
            @Nullable String error,
            @Nullable String fingerprint) {
        return new JournalEntry(
                0,
                event,
                script.migration().id(),
                script.migration().description(),
                script.migration().checksum().hex(),
                startedAt,
                origin.clock().instant(),
                context.goal(),
                String.valueOf(session.settings().user()),
                origin.host(),
                origin.version(),
                context.service(),
                position,
                statement,
                error,
                fingerprint);
    }

    private void bookkeeping(Work work) throws Stop {
        try {
            work.on(session.connection());
        } catch (SQLException e) {
            throw new Stop(null, 0, e);
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }
}
