package io.github.dbmigrate.postgres;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.SqlFailure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, drops and lists the databases of a server, from a session on its maintenance database. */
public final class DatabaseAdmin implements AutoCloseable {

    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(1);
    private static final String MAINTENANCE = "postgres";
    private static final String FALLBACK = "template1";

    private final JdbcDatabase session;

    private DatabaseAdmin(JdbcDatabase session) {
        this.session = session;
        session.liftLimits();
        // Whoever makes many databases at once holds the template; to wait for ever for it would look like a hang.
        session.execute("SET lock_timeout TO " + LOCK_TIMEOUT.toMillis());
    }

    /**
     * Connects to the server of these settings, whatever their database. Problems as {@link JdbcDatabase#open}.
     *
     * @param waitForServer how long to go on trying while the server starts
     */
    public static DatabaseAdmin open(ConnectionSettings settings, Duration waitForServer) {
        try {
            return new DatabaseAdmin(JdbcDatabase.open(settings.withDatabase(MAINTENANCE), waitForServer));
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.DATABASE_MISSING) {
                throw e;
            }
            return new DatabaseAdmin(JdbcDatabase.open(settings.withDatabase(FALLBACK), waitForServer));
        }
    }

    /**
     * Makes the database of these settings where the server has none of its name. A role that may only connect to the
     * database itself is enough where there is one.
     *
     * @return true when it was made
     */
    public static boolean createIfMissing(ConnectionSettings settings, Duration waitForServer) {
        try (JdbcDatabase existing = JdbcDatabase.open(settings, waitForServer)) {
            return existing.name().isEmpty();
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.DATABASE_MISSING) {
                throw e;
            }
        }
        try (DatabaseAdmin admin = open(settings, waitForServer)) {
            return admin.create(settings.database());
        }
    }

    public boolean exists(String database) {
        return !session.query("SELECT 1 FROM pg_database WHERE datname = " + Sql.literal(database))
                .isEmpty();
    }

    /**
     * Makes an empty database in UTF-8, owned by the session's role.
     *
     * @return false when it was there already, or another process was quicker
     */
    public boolean create(String database) {
        return create(database, null);
    }

    /** As {@link #create(String)}, with another owner; null leaves it to the session's role. */
    public boolean create(String database, @Nullable String owner) {
        if (exists(database)) {
            return false;
        }
        String owned = owner == null ? "" : " OWNER " + Sql.identifier(owner);
        SqlFailure failure = session.tryExecute("CREATE DATABASE " + Sql.identifier(database) + owned + encoding());
        return switch (failure == null ? "" : failure.sqlState()) {
            case "" -> true;
            // duplicate_database, and the unique index behind it when two create at once
            case "42P04", "23505" -> false;
            default -> throw refused(Objects.requireNonNull(failure), "create the database " + database);
        };
    }

    /**
     * Drops a database and ends the sessions on it; for development databases and our own shadows only.
     *
     * @return false when there was none
     */
    public boolean drop(String database) {
        boolean existed = exists(database);
        SqlFailure failure =
                session.tryExecute("DROP DATABASE IF EXISTS " + Sql.identifier(database) + " WITH (FORCE)");
        if (failure != null) {
            throw refused(failure, "drop the database " + database);
        }
        return existed;
    }

    /** All databases that one can connect to, templates left out, by name. */
    public List<String> names() {
        return session
                .query("SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate ORDER BY 1")
                .stream()
                .map(row -> Objects.requireNonNull(row.get(0)))
                .toList();
    }

    // template1 holds what the administrator wants in every database; template0 is taken only where it is not in UTF-8.
    private String encoding() {
        String sql = "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'template1'";
        boolean utf8 = session.query(sql).equals(List.of(List.of("UTF8")));
        return utf8 ? "" : " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
    }

    private ProblemException refused(SqlFailure failure, String doing) {
        boolean denied = failure.sqlState().equals("42501");
        String user = String.valueOf(session.settings().user());
        Problem problem = Problem.of(
                        denied ? ProblemCode.PERMISSION_DENIED : ProblemCode.STATEMENT_FAILED,
                        denied ? "The role " + user + " may not " + doing + "." : "Could not " + doing + ".")
                .fact("server", session.settings().address())
                .fact("SQLSTATE", failure.sqlState())
                .fact("PostgreSQL says", failure.message())
                .fact("detail", failure.detail())
                .fact("hint", failure.hint());
        return denied
                ? problem.remedy("Let an administrator run this.", "ALTER ROLE " + Sql.identifier(user) + " CREATEDB;")
                        .exception()
                : problem.exception();
    }

    /** Makes roles that the server lacks; see {@link ServerRoles#makeMissing}. */
    public List<String> makeRoles(List<String> names) {
        return ServerRoles.makeMissing(session, names);
    }

    @Override
    public void close() {
        session.close();
    }
}
