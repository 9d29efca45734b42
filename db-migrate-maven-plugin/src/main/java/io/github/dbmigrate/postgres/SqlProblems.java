package io.github.dbmigrate.postgres;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.SqlFailure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Turns what PostgreSQL or its driver raised into problems. Decides by SQLSTATE, because servers speak their
 * administrator's language. Source: the manual's appendix A.
 */
public final class SqlProblems {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private SqlProblems() {}

    /**
     * What went wrong while a session was in use.
     *
     * @param doing what was attempted, as the end of "could not", such as {@code read the changelog}
     */
    public static Problem of(SQLException failure, ConnectionSettings settings, String doing) {
        ProblemCode code = code(failure);
        Problem problem = Problem.of(code, headline(code, settings, doing)).fact("database", settings.display());
        return remedied(withServerFacts(problem, failure), settings);
    }

    /** PostgreSQL's SQLSTATE, message, detail, hint and context, as facts. */
    public static Problem withServerFacts(Problem problem, SQLException failure) {
        ServerErrorMessage server = serverMessage(failure);
        Problem told = problem.fact("SQLSTATE", failure.getSQLState()).fact("PostgreSQL says", message(failure));
        if (server == null) {
            return told.fact("cause", cause(failure));
        }
        return told.fact("detail", server.getDetail())
                .fact("hint", server.getHint())
                .fact("where", server.getWhere())
                .fact("inner statement", server.getInternalQuery());
    }

    /** The refusal of a statement as a value. */
    public static SqlFailure failure(SQLException failure) {
        ServerErrorMessage server = serverMessage(failure);
        return new SqlFailure(
                state(failure),
                message(failure),
                server == null ? null : server.getDetail(),
                server == null ? null : server.getHint(),
                server == null ? 0 : server.getPosition());
    }

    /** True when the session is gone, whatever was asked of it. */
    public static boolean isConnectionLost(SQLException failure) {
        String state = state(failure);
        return state.startsWith("08") || state.startsWith("57P") || isTooSilent(state);
    }

    /** The server's own end of a transaction that was idle, or took longer than it may (17 and later). */
    private static boolean isTooSilent(String state) {
        return state.equals("25P03") || state.equals("25P04");
    }

    /** True when another session stood in the way, so that the same may work a moment later. */
    public static boolean isInTheWay(SQLException failure) {
        return switch (state(failure)) {
            case LOCK_NOT_AVAILABLE, "40P01", "40001" -> true;
            default -> false;
        };
    }

    /** PostgreSQL's primary message without the severity that the driver puts before it. */
    public static String message(SQLException failure) {
        ServerErrorMessage server = serverMessage(failure);
        String message = server == null ? null : server.getMessage();
        return message == null ? String.valueOf(failure.getMessage()) : message;
    }

    /** Never null; empty where the driver gave none. */
    public static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    static @Nullable ServerErrorMessage serverMessage(SQLException failure) {
        return failure instanceof PSQLException raised ? raised.getServerErrorMessage() : null;
    }

    private static ProblemCode code(SQLException failure) {
        if (isConnectionLost(failure)) {
            return ProblemCode.CONNECTION_LOST;
        }
        return switch (state(failure)) {
            case "42501" -> ProblemCode.PERMISSION_DENIED;
            case "25006" -> ProblemCode.READ_ONLY_SERVER;
            case LOCK_NOT_AVAILABLE -> ProblemCode.STATEMENT_LOCKED;
            case "57014" -> ProblemCode.STATEMENT_TIMEOUT;
            case "53300" -> ProblemCode.TOO_MANY_CONNECTIONS;
            default -> ProblemCode.STATEMENT_FAILED;
        };
    }

    private static String headline(ProblemCode code, ConnectionSettings settings, String doing) {
        return switch (code) {
            case CONNECTION_LOST ->
                "The connection to " + settings.database() + " was lost while trying to " + doing + ".";
            case PERMISSION_DENIED -> "The role " + settings.user() + " may not " + doing + ".";
            case READ_ONLY_SERVER -> "Could not " + doing + ": the server takes no writes.";
            case STATEMENT_LOCKED -> "Could not " + doing + ": another session holds a lock that it needs.";
            case STATEMENT_TIMEOUT -> "Could not " + doing + ": the statement was cancelled.";
            default -> "Could not " + doing + ".";
        };
    }

    private static Problem remedied(Problem problem, ConnectionSettings settings) {
        return switch (problem.code()) {
            case READ_ONLY_SERVER -> readOnly(problem);
            case PERMISSION_DENIED ->
                problem.remedy("Let an administrator give the role " + settings.user()
                        + " the right that PostgreSQL names, or " + "connect as the owner of the objects.");
            case STATEMENT_LOCKED ->
                problem.remedy(
                        "See who holds it, then wait for that session or end it, and run the goal again.",
                        "SELECT pid, usename, application_name, state, query FROM pg_stat_activity WHERE pid IN"
                                + " (SELECT pid FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock');");
            case CONNECTION_LOST ->
                problem.remedy(
                        "See in the server's log why the session ended, then run the goal again: what was not committed "
                                + "is not in the database.");
            default -> problem;
        };
    }

    static Problem readOnly(Problem problem) {
        return problem.remedy(
                "Connect to the primary. With several hosts in the URL, let the driver find it.",
                "postgresql://host1:5432,host2:5432/database?targetServerType=primary");
    }

    private static @Nullable String cause(SQLException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? null : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
