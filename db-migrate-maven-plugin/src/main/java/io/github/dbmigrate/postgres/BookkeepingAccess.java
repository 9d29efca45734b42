package io.github.dbmigrate.postgres;

import io.github.dbmigrate.command.BookkeepingRows;
import io.github.dbmigrate.postgres.catalog.CatalogReader;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** Reads and writes the bookkeeping in a session; what is refused is told with the rights that are missing. */
final class BookkeepingAccess {

    private final Supplier<JdbcDatabase> session;
    private final CatalogScope scope;
    private final String changelog;

    BookkeepingAccess(Supplier<JdbcDatabase> session, CatalogScope scope, String changelog) {
        this.session = session;
        this.scope = scope;
        this.changelog = changelog;
    }

    /** Reads both tables as of one moment. Problems as {@link #read}. */
    BookkeepingRows rows(Bookkeeping bookkeeping) {
        BookkeepingLook look = new BookkeepingLook(bookkeeping);
        try {
            return inTransaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", look::read);
        } catch (SQLException e) {
            throw unreadable(e, look.doing()).exception(e);
        }
    }

    /**
     * Reads. Problems {@code CHANGELOG_UNREADABLE}, {@code CONNECTION_LOST}, {@code STATEMENT_LOCKED}.
     *
     * @param doing what is attempted, as the end of "could not"
     */
    <T> T read(String doing, Read<T> read) {
        try {
            return inTransaction("BEGIN READ ONLY", read);
        } catch (SQLException e) {
            throw unreadable(e, doing).exception(e);
        }
    }

    /** Writes in one transaction. Problems {@code PERMISSION_DENIED}, {@code READ_ONLY_SERVER}, {@code CONNECTION_LOST}. */
    void write(String doing, Write write) {
        try {
            inTransaction("BEGIN", connection -> {
                write.to(connection);
                return true;
            });
        } catch (SQLException e) {
            throw refused(e, doing).exception(e);
        }
    }

    // Whatever is thrown, the session is used again, and must not go on in a transaction that nobody ends.
    private <T> T inTransaction(String begin, Read<T> work) throws SQLException {
        Connection connection = session.get().connection();
        boolean committed = false;
        try {
            // Not for the session: behind a transaction pooler, which is found out later, it would stay with others.
            send(connection, begin + "; SET LOCAL lock_timeout TO " + CatalogReader.LOCK_TIMEOUT.toMillis());
            T result = work.from(connection);
            send(connection, "COMMIT");
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    private static void send(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            send(connection, "ROLLBACK");
        } catch (SQLException e) {
            // The session is gone, and its transaction with it; what is thrown already says so.
            return;
        }
    }

    private Problem unreadable(SQLException failure, String doing) {
        if (SqlProblems.isConnectionLost(failure) || SqlProblems.isInTheWay(failure)) {
            return SqlProblems.of(failure, session.get().settings(), doing);
        }
        Problem problem = Problem.of(ProblemCode.CHANGELOG_UNREADABLE, "Could not " + doing + ".")
                .fact("database", session.get().settings().display())
                .fact("changelog", changelog);
        return granted(SqlProblems.withServerFacts(problem, failure))
                .remedy(
                        "If this table is not MyBatis' changelog, name the one that is.",
                        "-Ddb-migrate.changelog=<name>");
    }

    private Problem refused(SQLException failure, String doing) {
        Problem problem = SqlProblems.of(failure, session.get().settings(), doing);
        return problem.code() == ProblemCode.PERMISSION_DENIED ? granted(problem) : problem;
    }

    private Problem granted(Problem problem) {
        List<String> grants = MissingGrants.of(
                session.get().connection(), scope, session.get().settings());
        return grants.isEmpty()
                ? problem
                : problem.remedy("Let an administrator run this.", grants.toArray(String[]::new));
    }

    /** What reads the bookkeeping. */
    interface Read<T> {
        T from(Connection connection) throws SQLException;
    }

    /** What writes the bookkeeping. */
    interface Write {
        void to(Connection connection) throws SQLException;
    }
}
