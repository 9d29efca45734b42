package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.SqlFile;
import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.SqlFailure;
import io.github.dbmigrate.schema.Stopped;
import io.github.dbmigrate.sql.Place;
import io.github.dbmigrate.sql.ScriptProblems;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementKind.PsqlCommand;
import io.github.dbmigrate.sql.StatementKind.TransactionControl;
import io.github.dbmigrate.sql.StatementSplitter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script without recording it: on a shadow database, or beside the migrations. In one transaction, unless it asks
 * for none or holds a statement that PostgreSQL refuses in one, as a migration's script is run.
 */
final class ScriptRun {

    private final Database database;
    private final SqlFile file;
    private final List<Statement> statements;
    private final boolean transactional;

    private ScriptRun(Database database, SqlFile file, List<Statement> statements, boolean transactional) {
        this.database = database;
        this.file = file;
        this.statements = statements;
        this.transactional = transactional;
    }

    /** Prepares a whole file. Problems: {@code SCRIPT_UNSUPPORTED}, {@code SCRIPT_UNTERMINATED}. */
    static ScriptRun of(Database database, SqlFile file) {
        return of(database, file, file.text(), false);
    }

    /**
     * Prepares the head of a file.
     *
     * @param text what to run, with variables replaced; its lines are those of the file
     * @param noTransaction whether the script asks to run statement by statement
     */
    static ScriptRun of(Database database, SqlFile file, String text, boolean noTransaction) {
        List<Statement> statements = StatementSplitter.split(text).stream()
                .filter(statement -> !(statement.kind() instanceof PsqlCommand command && command.guardsDump()))
                .toList();
        for (Problem unsupported : ScriptProblems.of(file.display(), file.text(), 1, statements)) {
            throw unsupported.exception();
        }
        boolean alone = noTransaction || statements.stream().anyMatch(ScriptRun::endsTransactions);
        return new ScriptRun(database, file, statements, !alone);
    }

    private static boolean endsTransactions(Statement statement) {
        return statement.mustRunOutsideTransaction() || statement.isTransactionBoundary();
    }

    /** Runs it; what a failed transaction did is taken back. Empty when all went well, else the problem. */
    Optional<Problem> run(ProblemCode code, String headline) {
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        if (transactional) {
            database.execute("BEGIN");
        }
        Stopped stopped = transactional && goesStraight() ? runTogether() : runOneByOne();
        if (stopped == null) {
            return commit(code, headline);
        }
        database.tryExecute("ROLLBACK");
        Statement refused = statements.get(stopped.finished());
        return transactional && wantsNoTransaction(refused, stopped.failure())
                ? new ScriptRun(database, file, statements, false).run(code, headline)
                : Optional.of(problem(code, headline, refused, stopped.failure()));
    }

    /** True when no statement goes back in the transaction, so that nothing has an effect behind one that failed. */
    private boolean goesStraight() {
        return statements.stream().noneMatch(statement -> statement.kind() instanceof TransactionControl);
    }

    private @Nullable Stopped runTogether() {
        return database.tryExecuteAll(statements.stream().map(Statement::text).toList());
    }

    private @Nullable Stopped runOneByOne() {
        for (int at = 0; at < statements.size(); at++) {
            SqlFailure failure = database.tryExecute(statements.get(at).text());
            if (failure != null) {
                return new Stopped(at, failure);
            }
        }
        return null;
    }

    // A command that the lexer does not know, or a procedure that commits: the runner goes statement by statement then.
    private static boolean wantsNoTransaction(Statement statement, SqlFailure failure) {
        boolean setting = statement.text().regionMatches(true, 0, "set", 0, 3);
        return failure.sqlState().equals("2D000") || (failure.sqlState().equals("25001") && !setting);
    }

    // A deferred constraint is checked here, and no statement is to blame but the last.
    private Optional<Problem> commit(ProblemCode code, String headline) {
        SqlFailure failure = transactional ? database.tryExecute("COMMIT") : null;
        return Optional.ofNullable(failure)
                .map(refused -> problem(code, headline, statements.get(statements.size() - 1), refused));
    }

    private Problem problem(ProblemCode code, String headline, Statement statement, SqlFailure failure) {
        Place place = statement.placeOf(Math.max(1, failure.position()));
        return Failures.told(MissingRole.remedied(Problem.of(code, headline), statement.text(), failure), failure)
                .at(Excerpt.of(file.display(), file.text(), place.line(), place.column()));
    }
}
