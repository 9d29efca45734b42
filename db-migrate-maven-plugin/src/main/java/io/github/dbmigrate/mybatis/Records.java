package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.MigrationRunner.Context;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.postgres.Bookkeeping;
import io.github.dbmigrate.postgres.Leg;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.postgres.ScriptSession;
import io.github.dbmigrate.postgres.catalog.CatalogReader;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what came of a run, in the session that the script ran in, so that one commit holds both. */
final class Records {

    private final ScriptSession session;
    private final Bookkeeping bookkeeping;
    private final RunnableScript script;
    private final Direction direction;
    private final Context context;
    private final Origin origin;
    private final Instant startedAt;

    Records(PostgresTarget target, RunnableScript script, Direction direction, Context context, Origin origin) {
        this.session = target.scripts();
        this.bookkeeping = target.bookkeeping();
        this.script = script;
        this.direction = direction;
        this.context = context;
        this.origin = origin;
        this.startedAt = origin.clock().instant();
    }

    /** Lets MyBatis' first migration make the changelog that we made before it; only while it is empty. */
    void makeRoomForChangelog() throws Stop {
        try {
            if (direction == Direction.UP && script.makesChangelog()) {
                bookkeeping.dropEmptyChangelog(session.connection());
            }
        } catch (SQLException e) {
            throw Stop.atBookkeeping(e);
        }
    }

    /**
     * Ends the script's part of a transaction: what is deferred happens now, so that its failure is the script's, and our
     * rows are written under our own role.
     */
    void seal() throws Stop {
        try {
            for (Leg leg : sealing()) {
                session.execute(leg.sql());
            }
        } catch (SQLException e) {
            throw Stop.atEnd(e);
        }
    }

    /** The statements that {@link #seal} sends. */
    List<Leg> sealing() {
        Leg constraints = Leg.of("SET CONSTRAINTS ALL IMMEDIATE");
        // The default is the role that ALTER ROLE … SET role gives a login, which may be all that it has rights by.
        return script.mayChangeRole()
                ? List.of(
                        constraints,
                        Leg.of("SET LOCAL SESSION AUTHORIZATION DEFAULT"),
                        Leg.of("SET LOCAL role TO DEFAULT"))
                : List.of(constraints);
    }

    /** The schema as it is now. */
    String mark(Connection connection) throws SQLException {
        return CatalogReader.mark(connection, session.scope()).text();
    }

    /** The schema behind a script that failed and left nothing; null where that cannot be read now. */
    @Nullable
    String markNow() {
        try {
            return mark(session.connection());
        } catch (SQLException | ProblemException e) {
            return null;
        }
    }

    /** Adds a row about the finished statements to the open transaction. */
    void append(JournalEvent event, int position, String hash) throws Stop {
        seal();
        try {
            bookkeeping.journal().append(session.connection(), entry(event, position, hash, null, null));
        } catch (SQLException e) {
            throw Stop.atBookkeeping(e);
        }
    }

    /** Adds a row in a transaction of its own, whatever role the script has taken. */
    void journal(JournalEntry entry) throws Stop {
        try {
            session.execute("BEGIN");
            seal();
            bookkeeping.journal().append(session.connection(), entry);
            session.execute("COMMIT");
        } catch (SQLException e) {
            throw Stop.atBookkeeping(e);
        }
    }

    /** What the journal knows of the statement behind a position. */
    Begun begunBehind(int position) throws Stop {
        Begun begun = Begun.NO;
        for (JournalEntry row : ownRows()) {
            begun = begun.then(row, direction, position);
        }
        return begun;
    }

    /** Statements that an interrupted undo of the same text has finished. */
    int undonePosition() throws Stop {
        int position = 0;
        for (JournalEntry row : ownRows()) {
            position = switch (row.event()) {
                case UNDO_STEP ->
                    script.migration().checksum().hex().equals(row.checksum()) ? row.position() : position;
                case APPLIED, UNDONE, RESOLVED_APPLIED, RESOLVED_ROLLED_BACK, BASELINED, SQUASHED -> 0;
                case STARTED, RUNNING, STEP, UNDO_RUNNING, FAILED, IN_DOUBT -> position;
            };
        }
        return position;
    }

    /**
     * Makes sure that the statements in front of a position are those that ran: a position counts statements, so that with
     * others in front of it some would be passed over or run twice.
     *
     * <p>Problem {@code MIGRATION_EDITED}.
     */
    void requireSame(int position, StatementHashes hashes) throws Stop {
        JournalEntry last = null;
        JournalEntry step = null;
        for (JournalEntry row : ownRows()) {
            if (row.position() == position) {
                last = row;
                step = row.event() == JournalEvent.STEP ? row : step;
            }
        }
        String hash = step == null ? null : step.statement();
        boolean same = hash == null
                ? last != null && script.migration().checksum().hex().equals(last.checksum())
                : position <= script.statements().size() && hash.equals(hashes.upTo(position));
        if (!same) {
            throw edited(position).exception();
        }
    }

    private Problem edited(int position) {
        String statements = position == 1 ? "first statement" : "first " + position + " statements";
        return Problem.of(
                        ProblemCode.MIGRATION_EDITED,
                        script.migration().fileName() + " cannot go on: its " + statements
                                + " ran already, and what stands in the file before that place was changed since;"
                                + " nothing was run.")
                .fact("database", session.settings().display())
                .remedy("Put the statements that ran back as they were; those behind them may be changed.")
                .remedy(
                        "Or bring the database to where the migration begins or ends, and say so.",
                        "mvn db-migrate:resolve "
                                + Commands.parameter(
                                        "rolledBack=" + script.migration().id()),
                        "mvn db-migrate:resolve "
                                + Commands.parameter(
                                        "applied=" + script.migration().id()));
    }

    private List<JournalEntry> ownRows() throws Stop {
        try {
            return bookkeeping.journal().list(session.connection()).stream()
                    .filter(row -> row.id().equals(script.migration().id()))
                    .toList();
        } catch (SQLException e) {
            throw Stop.atBookkeeping(e);
        }
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
}
