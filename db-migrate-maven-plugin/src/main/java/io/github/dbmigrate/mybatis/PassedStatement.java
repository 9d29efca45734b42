package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.MigrationRunner;
import io.github.dbmigrate.command.MigrationRunner.Effect;
import io.github.dbmigrate.postgres.Interrupted;
import io.github.dbmigrate.postgres.Interrupted.Trace;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.sql.Aim;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementKind.RefusedInTransaction;
import java.sql.SQLException;

/** The statement at which an earlier run stopped, when a person says that it took effect. */
final class PassedStatement {

    private final Run run;
    private final Commands commands;

    PassedStatement(Run run, Commands commands) {
        this.run = run;
        this.commands = commands;
    }

    MigrationRunner.Statement look(int number) throws SQLException {
        if (number > run.script().statements().size()) {
            throw impossible("All statements of " + run.script().migration().fileName()
                            + " are in the database already; nothing was written.")
                    .exception();
        }
        Statement statement = run.script().statements().get(number - 1);
        if (statement.isTransactionBoundary()) {
            throw impossible("Statement " + number + " of "
                            + run.script().migration().fileName()
                            + " begins a transaction, which was rolled back as a whole; nothing was written.")
                    .exception();
        }
        try {
            String hash = new SteppedRun(run, Pacing.real()).prepareToLook(number - 1, number);
            return new MigrationRunner.Statement(effect(statement), run.words(statement), hash);
        } catch (Stop stop) {
            throw stop.failure();
        }
    }

    private Effect effect(Statement statement) throws SQLException {
        Aim aim = Aim.of(statement);
        // To run it once more is never wrong, and what it did leaves no trace.
        boolean traceless = aim instanceof Aim.Repeatable || aim instanceof Aim.Untold;
        if (traceless || !(statement.kind() instanceof RefusedInTransaction)) {
            return Effect.UNTOLD;
        }
        Trace trace = new Interrupted(run.session()).of(aim);
        if (trace.unknown() != null) {
            return Effect.UNTOLD;
        }
        if (aim instanceof Aim.RebuildIndexes) {
            return trace.repairs().isEmpty() ? Effect.UNTOLD : Effect.NONE;
        }
        return trace.done() && trace.repairs().isEmpty() ? Effect.SEEN : Effect.NONE;
    }

    private Problem impossible(String headline) {
        String id = run.script().migration().id().toString();
        return Problem.of(ProblemCode.PARAMETER_INVALID, headline)
                .fact("parameter", "tookEffect")
                .remedy("Let it go on from there.", commands.goal("deploy", "resume=" + id));
    }
}
