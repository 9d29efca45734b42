package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.ScriptPart;
import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.sql.Place;
import io.github.dbmigrate.sql.ScriptProblems;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementKind.PsqlCommand;
import io.github.dbmigrate.sql.StatementKind.TransactionControl;
import io.github.dbmigrate.sql.StatementKind.Verb;
import io.github.dbmigrate.sql.StatementSplitter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One half of a migration, split into the statements that are sent.
 *
 * @param part as it stands in the file
 * @param variables the text with its values
 * @param noTransaction whether the script asks to run statement by statement
 */
record RunnableScript(
        Migration migration,
        String file,
        ScriptPart part,
        VariableText variables,
        List<Statement> statements,
        boolean noTransaction) {

    /** How a script meets transactions. */
    enum Mode {
        /** All of it in one transaction of ours. */
        TRANSACTION,
        /** All of it in the one transaction that it begins and commits itself. */
        OWN_TRANSACTION,
        /** Statement by statement. */
        STEPS
    }

    /**
     * Splits a half.
     *
     * @param file the path as the user knows it
     * @throws io.github.dbmigrate.problem.ProblemException {@code SCRIPT_UNSUPPORTED}, {@code SCRIPT_UNTERMINATED}
     */
    static RunnableScript of(MigrationScript script, ScriptPart part, Map<String, String> values, String file) {
        VariableText variables = VariableText.of(part.text(), values);
        List<Statement> statements = split(variables.text());
        // The excerpt is cut from the file as it stands: a variable's value may be a password.
        List<Problem> problems = ScriptProblems.of(file, part.text(), part.firstLine(), statements);
        if (!problems.isEmpty()) {
            throw problems.get(0).exception();
        }
        return new RunnableScript(
                script.migration(),
                file,
                part,
                variables,
                statements,
                script.directives().noTransaction());
    }

    private static List<Statement> split(String text) {
        return StatementSplitter.split(text).stream()
                .filter(statement -> !guardsDump(statement))
                .toList();
    }

    /** The statements before variables are put in; those that are sent where a variable's value ends or begins one. */
    List<Statement> written() {
        List<Statement> written = split(part.text());
        return written.size() == statements.size() ? written : statements;
    }

    private static boolean guardsDump(Statement statement) {
        return statement.kind() instanceof PsqlCommand command && command.guardsDump();
    }

    Mode mode() {
        boolean boundaries = statements.stream().anyMatch(Statement::isTransactionBoundary);
        boolean outside = statements.stream().anyMatch(Statement::mustRunOutsideTransaction);
        if (isOneTransaction() && !outside && !noTransaction) {
            return Mode.OWN_TRANSACTION;
        }
        return boundaries || outside || noTransaction ? Mode.STEPS : Mode.TRANSACTION;
    }

    /** True when the script is one BEGIN … COMMIT and nothing else. */
    private boolean isOneTransaction() {
        int last = statements.size() - 1;
        return last > 0
                && verb(statements.get(0)) == Verb.BEGIN
                && isPlainCommit(statements.get(last))
                && statements.subList(1, last).stream().noneMatch(Statement::isTransactionBoundary);
    }

    private static boolean isPlainCommit(Statement statement) {
        return verb(statement) == Verb.COMMIT
                && statement.text().matches("(?is)(commit|end)(\\s+(work|transaction))?(\\s+and\\s+no\\s+chain)?");
    }

    static @Nullable Verb verb(Statement statement) {
        return statement.kind() instanceof TransactionControl control ? control.verb() : null;
    }

    /** True when no statement ends a transaction or goes back in it, so that nothing has an effect behind one that failed. */
    boolean goesStraight() {
        return statements.stream().allMatch(statement -> verb(statement) == null);
    }

    /** True when the script may change under which role it runs. */
    boolean mayChangeRole() {
        String text = variables.text().toLowerCase(java.util.Locale.ROOT);
        return text.contains("role") || text.contains("authorization");
    }

    /** True for MyBatis' first migration, which makes the changelog itself. */
    boolean makesChangelog() {
        return migration.description().equalsIgnoreCase("create changelog");
    }

    /**
     * The place of a statement's failure in the file, with the text as it stands there: a variable's value is never
     * shown, because it may be a password.
     *
     * @param position as PostgreSQL gave it; 0 for the statement's beginning
     */
    Excerpt excerpt(Statement statement, int position) {
        Place place = position > 0 ? statement.placeOf(position) : new Place(statement.line(), statement.column());
        int line = variables.originalLine(place.line());
        int column = variables.originalColumn(place.line(), place.column());
        Excerpt cut = Excerpt.of(file, part.text(), line, column);
        int shift = part.firstLine() - 1;
        return new Excerpt(file, cut.line() + shift, column, cut.firstLine() + shift, cut.lines());
    }

    /** Problem for a half that is not there. */
    static Problem withoutDown(Migration migration) {
        return Problem.of(
                        ProblemCode.SCRIPT_UNSUPPORTED,
                        migration.fileName() + " has no undo, so it cannot be undone; nothing was changed.")
                .remedy("Write what takes it back below this line in the file.", "-- //@UNDO");
    }
}
