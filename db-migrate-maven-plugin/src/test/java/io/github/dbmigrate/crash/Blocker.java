package io.github.dbmigrate.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody else's transaction, for which a statement of the {@link Shop} has to wait once it has begun its work. */
final class Blocker implements AutoCloseable {

    // A concurrent statement first marks the index or partition, commits that, and then waits for older transactions.
    private static final Map<Pattern, String> LOCKS = Map.of(
            Pattern.compile("INSERT INTO ledger .*"), "LOCK TABLE ledger IN EXCLUSIVE MODE",
            Pattern.compile("(CREATE|REINDEX) INDEX CONCURRENTLY items_name.*"),
                    "LOCK TABLE items IN ROW EXCLUSIVE MODE",
            Pattern.compile("DROP INDEX CONCURRENTLY .*"), "LOCK TABLE orders IN ROW EXCLUSIVE MODE",
            Pattern.compile("ALTER TABLE archive DETACH .*"), "LOCK TABLE archive IN ACCESS SHARE MODE",
            Pattern.compile("VACUUM items"), "LOCK TABLE items IN SHARE UPDATE EXCLUSIVE MODE",
            Pattern.compile("INSERT INTO .*changelog_journal.*"), "LOCK TABLE changelog_journal IN EXCLUSIVE MODE",
            Pattern.compile("insert into .*changelog.*", Pattern.CASE_INSENSITIVE),
                    "LOCK TABLE changelog IN EXCLUSIVE MODE");

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Connection connection;
    private final Statement statement;

    Blocker(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
    }

    /** What makes the statement of a step wait; empty where nothing does. */
    static Optional<String> lockFor(Step step) {
        // The ledger's first line is written by the transaction that makes it.
        if (step.text().startsWith("INSERT INTO ledger") && step.occurrence() == 1) {
            return Optional.empty();
        }
        return LOCKS.entrySet().stream()
                .filter(lock -> lock.getKey().matcher(step.text()).matches())
                // The journal's name begins like the changelog's.
                .sorted((a, b) -> b.getValue().length() - a.getValue().length())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    void block(String lock) throws SQLException {
        connection.setAutoCommit(false);
        statement.execute(lock);
    }

    /** Until the server's process waits for a lock. */
    void awaitWaiting(int backend) throws SQLException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isWaiting(backend)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("process " + backend + " does not wait");
            }
        }
    }

    private boolean isWaiting(int backend) throws SQLException {
        try (var row = statement.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted AND pid = " + backend)) {
            return row.next();
        }
    }

    void release() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
