package io.github.dbmigrate.postgres;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.GT;

/** Why a connection could not be made, as problems. */
final class ConnectProblems {

    private ConnectProblems() {}

    static Problem of(SQLException failure, ConnectionSettings settings) {
        Problem problem = SqlProblems.withServerFacts(diagnose(failure, settings), failure);
        return problem.fact("database", settings.display());
    }

    /** True for a server that may be ready in a moment: it starts, or its port is not open yet. */
    static boolean isStarting(SQLException failure) {
        return SqlProblems.state(failure).equals("57P03") || causedBy(failure, ConnectException.class) != null;
    }

    private static Problem diagnose(SQLException failure, ConnectionSettings settings) {
        return switch (SqlProblems.state(failure)) {
            case "28P01" -> wrongPassword(settings);
            case "28000" -> notAuthorized(settings);
            case "3D000" -> databaseMissing(settings);
            case "53300" -> tooManyConnections(settings);
            case "57P03" -> starting(settings);
            case "42501" ->
                Problem.of(
                                ProblemCode.PERMISSION_DENIED,
                                "The role " + settings.user() + " may not connect to " + settings.database() + ".")
                        .remedy("Let an administrator run this.", grantConnect(settings));
            case "08P01" -> protocolViolation(failure, settings);
            default -> diagnoseNetwork(failure, settings);
        };
    }

    private static Problem wrongPassword(ConnectionSettings settings) {
        return Problem.of(
                        ProblemCode.AUTHENTICATION_FAILED,
                        "The server refused the password of " + settings.user() + ".")
                .remedy(
                        "Give the right password, in the URL (percent-encoded), in PGPASSWORD, in the password file, or "
                                + "in the settings.xml server that -Ddb-migrate.server names.");
    }

    private static Problem notAuthorized(ConnectionSettings settings) {
        return Problem.of(
                        ProblemCode.AUTHENTICATION_FAILED,
                        "The server does not let " + settings.user() + " in from here.")
                .remedy("Where PostgreSQL says \"no encryption\", add ?sslmode=require to the URL.")
                .remedy(
                        "Else check the role's name, and that the server's pg_hba.conf has a line for this role, database "
                                + "and address.");
    }

    private static Problem databaseMissing(ConnectionSettings settings) {
        return Problem.of(ProblemCode.DATABASE_MISSING, "There is no database " + settings.database() + ".")
                .remedy("Check the name at the end of the URL.")
                .remedy(
                        "Or create it.",
                        "createdb -h " + settings.hosts().get(0).name() + " -p "
                                + settings.hosts().get(0).port() + " -U " + settings.user() + " "
                                + shellWord(settings.database()));
    }

    private static Problem tooManyConnections(ConnectionSettings settings) {
        return Problem.of(
                        ProblemCode.TOO_MANY_CONNECTIONS,
                        "The server has no connection left for " + settings.user() + "; db-migrate needs up to four.")
                .remedy(
                        "See who holds them, and end what is idle.",
                        "SELECT usename, application_name, state, count(*) FROM pg_stat_activity GROUP BY 1, 2, 3 ORDER BY 4 DESC;")
                .remedy("Or raise max_connections, or the role's CONNECTION LIMIT.");
    }

    private static Problem starting(ConnectionSettings settings) {
        return Problem.of(
                        ProblemCode.HOST_UNREACHABLE,
                        "The server at " + settings.address() + " is still starting, or is shutting down.")
                .remedy("Run the goal again in a moment, or let it wait longer.", "-Ddb-migrate.connectWait=2m");
    }

    private static Problem protocolViolation(SQLException failure, ConnectionSettings settings) {
        if (SqlProblems.serverMessage(failure) == null) {
            return Problem.of(
                            ProblemCode.CONNECTION_FAILED,
                            "What answers at " + settings.address() + " is not PostgreSQL.")
                    .remedy("Check host and port in the URL.");
        }
        return Problem.of(
                        ProblemCode.POOLER_UNSUPPORTED,
                        "What answers at " + settings.address() + " does not take PostgreSQL's start-up parameters; "
                                + "connection poolers do that.")
                .remedy("Connect to the server itself, on its own port.");
    }

    private static Problem diagnoseNetwork(SQLException failure, ConnectionSettings settings) {
        if (isTls(failure)) {
            return tls(settings);
        }
        if (SqlProblems.state(failure).equals("08004")) {
            return Problem.of(
                            ProblemCode.AUTHENTICATION_FAILED,
                            "The server asks for a password, and none is known for " + settings.user() + ".")
                    .remedy("Give it in the URL (percent-encoded), in PGPASSWORD, in the password file, or in the "
                            + "settings.xml server that -Ddb-migrate.server names.");
        }
        if (isNetwork(failure)) {
            return unreachable(failure, settings);
        }
        return Problem.of(
                ProblemCode.CONNECTION_FAILED,
                "Could not connect to " + settings.database() + " on " + settings.address() + ".");
    }

    private static Problem unreachable(SQLException failure, ConnectionSettings settings) {
        boolean unknown = causedBy(failure, UnknownHostException.class) != null;
        String headline = unknown
                ? "No host of " + settings.address() + " has an address."
                : "No server answers at " + settings.address() + ".";
        return Problem.of(ProblemCode.HOST_UNREACHABLE, headline)
                .remedy(
                        "Check host and port in the URL, and that the server runs and a firewall lets this machine in.");
    }

    private static Problem tls(ConnectionSettings settings) {
        String mode = settings.properties().getOrDefault("sslmode", "prefer");
        return Problem.of(
                        ProblemCode.TLS_REFUSED,
                        "No encrypted connection to " + settings.address() + " as sslmode=" + mode + " asks for.")
                .fact("sslmode", mode)
                .remedy("Turn TLS on in the server (ssl = on, with certificate and key), or name its authority's "
                        + "certificate with sslrootcert=.")
                .remedy("Only where the network between is trusted: connect without.", "?sslmode=disable");
    }

    // The driver raises both as 08004, in the language of the JVM; so its own translation is asked.
    private static boolean isTls(SQLException failure) {
        return causedBy(failure, SSLException.class) != null
                || GT.tr("The server does not support SSL.").equals(failure.getMessage());
    }

    private static boolean isNetwork(SQLException failure) {
        return causedBy(failure, ConnectException.class) != null
                || causedBy(failure, UnknownHostException.class) != null
                || causedBy(failure, NoRouteToHostException.class) != null
                || causedBy(failure, SocketTimeoutException.class) != null
                || SqlProblems.state(failure).equals("08001");
    }

    private static <T extends Throwable> @Nullable T causedBy(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static String grantConnect(ConnectionSettings settings) {
        return "GRANT CONNECT ON DATABASE " + Sql.identifier(settings.database()) + " TO "
                + Sql.identifier(String.valueOf(settings.user())) + ";";
    }

    private static String shellWord(String text) {
        return text.matches("[A-Za-z0-9_.-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
