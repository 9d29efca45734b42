package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.postgres.Interrupted;
import io.github.dbmigrate.postgres.Interrupted.Repair;
import io.github.dbmigrate.postgres.Interrupted.Trace;
import io.github.dbmigrate.postgres.SqlProblems;
import io.github.dbmigrate.sql.Aim;
import io.github.dbmigrate.sql.Statement;
import java.sql.SQLException;

/**
 * A statement that no transaction can hold, so that its end and the journal's row cannot be one: looks at what an
 * interrupted run of it left, and leaves nothing itself where it fails.
 */
final class AloneStatement {

    private final Run run;
    private final int number;
    private final Statement statement;
    private final Aim aim;

    AloneStatement(Run run, int number) {
        this.run = run;
        this.number = number;
        this.statement = run.script().statements().get(number - 1);
        this.aim = Aim.of(statement);
    }

    /** True when it may simply be sent again after it failed. */
    boolean isWholeOrNothing() {
        return !(aim instanceof Aim.Untold);
    }

    /** Clears away what was left of a statement that was begun; answers whether it took effect. */
    boolean isDone(Begun begun) throws Stop {
        if (begun == Begun.NO) {
            return false;
        }
        try {
            Trace trace = trace();
            String unknown = trace.unknown();
            if (unknown != null && begun == Begun.UNHEARD) {
                throw Stop.inDoubt(statement, number, unknown);
            }
            repair(trace);
            if (trace.done()) {
                run.context().listener().foundDone(number, run.words(statement));
            }
            return trace.done();
        } catch (SQLException e) {
            throw Stop.at(statement, number, e);
        }
    }

    /** True when what it would make is there before it was begun: somebody else's, which PostgreSQL will tell. */
    boolean isAnothers() throws Stop {
        try {
            return aim instanceof Aim.Global global && global.made() && trace().done();
        } catch (SQLException e) {
            throw Stop.at(statement, number, e);
        }
    }

    void send() throws Stop {
        try {
            run.send(number);
        } catch (Stop stop) {
            clearAway(stop);
            throw isWholeOrNothing() ? stop : stop.asUnclear();
        }
        if (aim instanceof Aim.MakeIndex index && index.lenient()) {
            repeatIfInvalid();
        }
    }

    // IF NOT EXISTS passes over an index that an earlier build left invalid, and reports success (seen on 12 to 18).
    private void repeatIfInvalid() throws Stop {
        try {
            Trace trace = trace();
            if (!trace.repairs().isEmpty()) {
                repair(trace);
                run.send(number);
            }
        } catch (SQLException e) {
            throw Stop.at(statement, number, e);
        }
    }

    // Only what nobody can use: an invalid index costs every write, and a unique one refuses rows. A run that is being
    // ended has no time for it; the next one finds it.
    private void clearAway(Stop stop) {
        boolean builds = aim instanceof Aim.MakeIndex || aim instanceof Aim.RebuildIndexes;
        boolean ending = SqlProblems.isConnectionLost(stop.failure())
                || SqlProblems.state(stop.failure()).equals("57014");
        if (builds && !ending) {
            try {
                repair(trace());
            } catch (SQLException e) {
                // It is told as left behind, with the statement that clears it away.
                stop.addSuppressed(e);
            }
        }
    }

    private Trace trace() throws SQLException {
        return new Interrupted(run.session()).of(aim);
    }

    private void repair(Trace trace) throws SQLException {
        for (Repair repair : trace.repairs()) {
            run.repair(repair);
        }
    }
}
