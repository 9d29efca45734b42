package io.github.dbmigrate.postgres;

import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementSplitter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while a statement takes long, which sessions it waits for; once it has failed, nobody can tell any more. Its own
 * session is made on the first look. Thread-safe.
 */
public final class BlockerWatch implements AutoCloseable {

    private static final Duration LATEST_FIRST_LOOK = Duration.ofSeconds(1);

    private final ConnectionSettings settings;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(BlockerWatch::daemon);
    private @Nullable JdbcDatabase session;
    private volatile @Nullable String seen;

    public BlockerWatch(ConnectionSettings settings) {
        this.settings = settings;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "db-migrate blocker watch");
        thread.setDaemon(true);
        return thread;
    }

    /** Watches a server session until the result is closed; the first look comes well before a lock timeout strikes. */
    public Watch over(int backendPid, Duration lockTimeout) {
        seen = null;
        long third = Math.max(1, lockTimeout.toMillis() / 3);
        long pause =
                lockTimeout.isZero() ? LATEST_FIRST_LOOK.toMillis() : Math.min(third, LATEST_FIRST_LOOK.toMillis());
        ScheduledFuture<?> looks =
                clockwork.scheduleWithFixedDelay(() -> look(backendPid), pause, pause, TimeUnit.MILLISECONDS);
        return () -> looks.cancel(false);
    }

    /** Who blocked the watched statement when last looked, a line a session; null when nobody was seen. */
    public @Nullable String seen() {
        return seen;
    }

    private synchronized void look(int backendPid) {
        try {
            JdbcDatabase open = session == null ? JdbcDatabase.open(settings) : session;
            session = open;
            List<List<@Nullable String>> blockers = open.query("""
                    SELECT a.pid, a.usename, a.application_name, a.state,
                           to_char(coalesce(a.xact_start, a.backend_start) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'),
                           a.query
                    FROM pg_catalog.pg_stat_activity a
                    WHERE a.pid = ANY (pg_catalog.pg_blocking_pids(%d)) ORDER BY a.xact_start""".formatted(backendPid));
            if (!blockers.isEmpty()) {
                seen = String.join(
                        "\n", blockers.stream().map(BlockerWatch::line).toList());
            }
        } catch (ProblemException e) {
            // Watching is a courtesy: without a session for it the statement runs all the same.
            session = null;
        }
    }

    private static String line(List<@Nullable String> row) {
        return "process " + row.get(0) + ", role " + row.get(1)
                + (row.get(2) == null || row.get(2).isEmpty() ? "" : ", " + row.get(2))
                + ", " + row.get(3) + " since " + row.get(4) + doing(row.get(5));
    }

    // The first words only: a whole statement of somebody else's may hold a secret.
    private static String doing(@Nullable String query) {
        List<Statement> statements = query == null ? List.of() : StatementSplitter.split(query);
        return statements.isEmpty()
                ? ""
                : ": " + statements.get(statements.size() - 1).firstWords();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        synchronized (this) {
            if (session != null) {
                session.close();
            }
        }
    }

    /** One statement under watch. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
