package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.Durations;
import io.github.dbmigrate.postgres.Leftovers;
import io.github.dbmigrate.postgres.SqlProblems;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.SqlFailure;
import io.github.dbmigrate.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script that stopped, told as a problem.
 *
 * @param finished statements that are finished and committed
 * @param whole whether it ran in one transaction, so that nothing is left of it
 * @param tries how often others stood in the way of it
 * @param elapsed since the script began
 */
record Failure(Run run, Stop stop, int finished, boolean whole, int tries, Duration elapsed, Commands commands) {

    Problem problem() {
        ProblemCode code = code();
        Leftovers leftovers = run.leftovers(stop.statement());
        Problem problem = Problem.of(code, headline(code, leftovers))
                .fact("database", run.target().display())
                .fact("migration", script().file())
                .fact("statement", statement());
        problem = SqlProblems.withServerFacts(problem, stop.failure())
                .fact("blocked by", code == ProblemCode.STATEMENT_LOCKED ? run.blockers() : null)
                .fact(
                        "in the database",
                        finished + " of " + script().statements().size() + " statements");
        Statement failed = stop.statement();
        if (failed != null) {
            int position = SqlProblems.failure(stop.failure()).position();
            problem = problem.at(script().excerpt(failed, position));
        }
        return remedied(cleared(problem, leftovers));
    }

    private static Problem cleared(Problem problem, Leftovers leftovers) {
        return leftovers.isEmpty()
                ? problem
                : problem.fact(
                                "left behind",
                                String.join("\n", leftovers.repairs().keySet()))
                        .remedy(
                                "First clear away what the failed statement left behind.",
                                leftovers.repairs().values().toArray(String[]::new));
    }

    /** The journal's error: SQLSTATE and message. */
    String error() {
        return (SqlProblems.state(stop.failure()) + " " + SqlProblems.message(stop.failure())).strip();
    }

    /** What the journal keeps of it: the error, its place, and what PostgreSQL says about it, in one line. */
    String report() {
        Statement failed = stop.statement();
        SqlFailure told = SqlProblems.failure(stop.failure());
        Excerpt place = failed == null ? null : script().excerpt(failed, told.position());
        return error()
                + (place == null ? "" : " (" + place.file() + ":" + place.line() + ":" + place.column() + ")")
                + (told.detail() == null ? "" : "; detail: " + told.detail())
                + (told.hint() == null ? "" : "; hint: " + told.hint());
    }

    /** The journal's statement: its first words, never a literal; null when the script had ended. */
    @Nullable
    String statementWords() {
        Statement failed = stop.statement();
        return failed == null ? null : run.words(failed);
    }

    boolean connectionLost() {
        return SqlProblems.isConnectionLost(stop.failure());
    }

    private RunnableScript script() {
        return run.script();
    }

    private String name() {
        return script().migration().fileName();
    }

    private ProblemCode code() {
        if (connectionLost()) {
            return ProblemCode.CONNECTION_LOST;
        }
        Duration limit = run.timeouts().statement();
        return switch (SqlProblems.state(stop.failure())) {
            case "55P03" -> ProblemCode.STATEMENT_LOCKED;
            // A cancel by a person has the same SQLSTATE.
            case "57014" ->
                limit.isZero() || elapsed.compareTo(limit) < 0
                        ? ProblemCode.MIGRATION_FAILED
                        : ProblemCode.STATEMENT_TIMEOUT;
            default -> ProblemCode.MIGRATION_FAILED;
        };
    }

    private String headline(ProblemCode code, Leftovers leftovers) {
        if (run.closing().commitUnknown()) {
            return "The connection was lost while " + name()
                    + " was being committed; whether it is in the database is not known.";
        }
        String what = switch (code) {
            case CONNECTION_LOST -> "The connection was lost while " + name() + " ran";
            case STATEMENT_LOCKED -> name() + " did not get a lock that another session holds, " + tried();
            case STATEMENT_TIMEOUT ->
                name() + " was stopped by the statement timeout of "
                        + Durations.text(run.timeouts().statement());
            default -> name() + (isCancelled() ? " was cancelled" : how());
        };
        return leftovers.isEmpty()
                ? what + "; " + left() + " in the database."
                : what + " and left something behind; else " + left() + " in the database.";
    }

    private String tried() {
        String wait = Durations.text(run.timeouts().lock());
        return tries < 2
                ? "within " + wait
                : "in " + tries + " tries of " + wait + " over "
                        + Durations.text(run.timeouts().lockRetryFor());
    }

    private String how() {
        if (stop.isUnclear()) {
            return isHeard()
                    ? " failed in a statement that may have committed part of what it does"
                    : " was cut off earlier, in a statement of which nobody can tell whether it took effect";
        }
        if (tries > 1 && SqlProblems.isInTheWay(stop.failure())) {
            return " met other transactions in each of " + tries + " tries";
        }
        if (stop.ranToEnd()) {
            return " ran, but could not be recorded";
        }
        return stop.statement() == null ? " failed at its end" : " failed";
    }

    /** True when PostgreSQL answered; an SQLException of ours has no state. */
    private boolean isHeard() {
        return !SqlProblems.state(stop.failure()).isEmpty();
    }

    private boolean isCancelled() {
        return SqlProblems.state(stop.failure()).equals("57014");
    }

    private String left() {
        if (stop.isUnclear() && finished == 0) {
            return "nothing before it is";
        }
        if (whole || finished == 0) {
            return "nothing of it is";
        }
        int all = script().statements().size();
        if (finished == all) {
            return "all of it is";
        }
        return finished == 1
                ? "its first of " + all + " statements is"
                : "its first " + finished + " of " + all + " statements are";
    }

    private @Nullable String statement() {
        Statement failed = stop.statement();
        return failed == null
                ? null
                : stop.number() + " of " + script().statements().size() + ": " + run.words(failed);
    }

    private Problem remedied(Problem problem) {
        Problem hinted = hinted(problem);
        String goal = run.context().goal();
        if (stop.isUnclear()) {
            return unclear(hinted);
        }
        if (whole || finished == 0) {
            return hinted.remedy(hintAgain(problem.code()), commands.goal(goal));
        }
        if (run.direction() == Direction.DOWN) {
            return hinted.remedy(
                    "Mend the cause, then undo it again: it goes on behind statement " + finished + ".",
                    commands.goal(goal));
        }
        if (io.github.dbmigrate.history.Failure.passes(error())) {
            return hinted.remedy("Run it again: it goes on behind statement " + finished + ".", commands.goal(goal));
        }
        return byHand(passedOver(
                hinted.remedy(
                        "Mend the cause, then let it go on behind statement " + finished + ".",
                        commands.goal(goal, "resume=" + script().migration().id())),
                "Or do by hand what statement " + stop.number() + " was to do, and let it go on behind it."));
    }

    private Problem unclear(Problem problem) {
        return byHand(passedOver(
                problem.remedy(
                        "Look at what statement " + stop.number()
                                + " did. If nothing, or if it may run twice, let it run again.",
                        commands.goal(
                                run.context().goal(),
                                "resume=" + script().migration().id())),
                "Or, if it took effect, let the migration go on behind it."));
    }

    private Problem passedOver(Problem problem, String sentence) {
        // Inside a transaction of the script's own the place to go on from is its BEGIN.
        return run.direction() == Direction.DOWN || stop.number() != finished + 1
                ? problem
                : problem.remedy(
                        sentence,
                        commands.goal(
                                "resolve", "tookEffect=" + script().migration().id()),
                        commands.goal(run.context().goal()));
    }

    private Problem byHand(Problem problem) {
        return problem.remedy(
                        "Or finish it by hand, then say that it is in.",
                        commands.goal(
                                "resolve", "applied=" + script().migration().id()))
                .remedy(
                        "Or take back by hand what it did, then say that it is out.",
                        commands.goal(
                                "resolve", "rolledBack=" + script().migration().id()));
    }

    private String hintAgain(ProblemCode code) {
        if (SqlProblems.isInTheWay(stop.failure())) {
            return "Run it again; it begins at its first statement.";
        }
        return switch (code) {
            case CONNECTION_LOST -> "Run it again; it begins at its first statement.";
            default -> "Mend the script, then run it again; it begins at its first statement.";
        };
    }

    private Problem hinted(Problem problem) {
        String goal = run.context().goal();
        return switch (problem.code()) {
            case STATEMENT_LOCKED ->
                problem.remedy(
                                "Wait for the session above to end its transaction, or end it.",
                                "SELECT pg_terminate_backend(<process>);")
                        .remedy(
                                "Or go on trying for longer, at a quieter hour.",
                                commands.goal(goal, "lockRetryFor=30m"))
                        .remedy(
                                "Or wait longer for the lock each time; whoever needs the table after us waits as long.",
                                commands.goal(goal, "lockTimeout=30s"));
            case STATEMENT_TIMEOUT -> problem.remedy("Give it more time.", commands.goal(goal, "statementTimeout=10m"));
            default -> hintedByState(problem);
        };
    }

    private Problem hintedByState(Problem problem) {
        return switch (SqlProblems.state(stop.failure())) {
            case "42501" -> granted(problem);
            // Manual, ALTER TYPE: a new enum value cannot be used until its transaction has been committed.
            case "55P04" ->
                problem.remedy("Put what uses the new value into a migration of its own, after this one.")
                        .remedy(
                                "Or let each statement commit by itself: put this first in the script.",
                                "-- db-migrate: no-transaction");
            default -> problem;
        };
    }

    private Problem granted(Problem problem) {
        Statement failed = stop.statement();
        List<String> grants = failed == null ? List.of() : run.target().missingGrants(failed);
        return grants.isEmpty()
                ? problem.remedy("Connect as the owner of the objects, or let an administrator give "
                        + run.target().settings().user() + " the right that PostgreSQL names.")
                : problem.remedy("Let an administrator run this.", grants.toArray(String[]::new));
    }
}
