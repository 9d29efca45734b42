package io.github.dbmigrate.postgres;

import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementSplitter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while a statement takes long, how far it is and which sessions it waits for; once it has failed, nobody can tell
 * any more. Its own session is made on the first look, and stays until the watch is closed. Thread-safe.
 */
public final class StatementWatch implements AutoCloseable {

    private static final Duration LATEST_FIRST_LOOK = Duration.ofSeconds(1);

    // A look takes long where a connection does; services that are migrated at the same time look at the same time.
    private static final ScheduledExecutorService CLOCK = Clockwork.of("db-migrate statement watch", 4);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    // pg_blocking_pids knows of waits for a transaction's end too, on which concurrent index operations spend their
    // time.
    private static final String BLOCKERS = """
            SELECT a.pid, coalesce(a.usename, '?'), coalesce(a.application_name, ''),
                   coalesce(a.state, a.backend_type, 'hidden'),
                   to_char(coalesce(a.xact_start, a.backend_start) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'),
                   a.query
            FROM pg_catalog.pg_stat_activity a
            WHERE a.pid = ANY (pg_catalog.pg_blocking_pids(%d)) ORDER BY a.xact_start, a.pid""";

    // The manual's chapter "Progress Reporting"; a statement is in at most one of them.
    private static final String PROGRESS = """
            WITH progress AS (
                SELECT phase, blocks_done AS done, blocks_total AS total, 'blocks' AS unit FROM
                       pg_catalog.pg_stat_progress_create_index WHERE pid = %1$d AND blocks_total > 0
                UNION ALL
                SELECT phase, tuples_done, tuples_total, 'rows' FROM pg_catalog.pg_stat_progress_create_index
                WHERE pid = %1$d AND blocks_total = 0 AND tuples_total > 0
                UNION ALL
                SELECT phase, lockers_done, lockers_total, 'transactions' FROM pg_catalog.pg_stat_progress_create_index
                WHERE pid = %1$d AND blocks_total = 0 AND tuples_total = 0
                UNION ALL
                SELECT phase, heap_blks_scanned, heap_blks_total, 'blocks' FROM pg_catalog.pg_stat_progress_vacuum
                WHERE pid = %1$d
                UNION ALL
                SELECT phase, heap_blks_scanned, heap_blks_total, 'blocks' FROM pg_catalog.pg_stat_progress_cluster
                WHERE pid = %1$d
                UNION ALL
                SELECT phase, sample_blks_scanned, sample_blks_total, 'blocks' FROM pg_catalog.pg_stat_progress_analyze
                WHERE pid = %1$d
                UNION ALL
                SELECT 'copying', tuples_processed, 0, 'rows' FROM pg_catalog.pg_stat_progress_copy WHERE pid = %1$d)
            SELECT phase || CASE
                WHEN total > 0 THEN pg_catalog.format(', %%s of %%s %%s (%%s %%%%)', done, total, unit, done * 100 / total)
                WHEN done > 0 THEN pg_catalog.format(', %%s %%s', done, unit)
                ELSE '' END
            FROM progress LIMIT 1""";

    private final ConnectionSettings settings;
    private final Alarm alarm = new Alarm(CLOCK, this::wake);
    private @Nullable JdbcDatabase session;
    private volatile @Nullable Watched current;
    private volatile @Nullable String seen;
    private volatile String seenPids = "";

    public StatementWatch(ConnectionSettings settings) {
        this.settings = settings;
    }

    /**
     * Watches a server session until the result is closed; the first look comes well before a lock timeout strikes. One at
     * a time.
     */
    public Watch over(int backendPid, Duration lockTimeout, Watcher watcher) {
        forgetBlockers();
        long third = Math.max(1, lockTimeout.toMillis() / 3);
        long pause =
                lockTimeout.isZero() ? LATEST_FIRST_LOOK.toMillis() : Math.min(third, LATEST_FIRST_LOOK.toMillis());
        Watched watched = new Watched(backendPid, TimeUnit.MILLISECONDS.toNanos(pause), watcher);
        current = watched;
        alarm.setAt(watched.next);
        return watched;
    }

    private void forgetBlockers() {
        seen = null;
        seenPids = "";
    }

    // The alarm of a statement that has ended long since finds another one, or none: most are too short to be looked
    // at, and to set and cancel an alarm for each would wake a thread each time.
    private void wake() {
        Watched watched = current;
        if (watched == null) {
            return;
        }
        if (watched.next - System.nanoTime() <= 0) {
            look(watched);
            watched.next = System.nanoTime() + watched.pause;
        }
        alarm.setAt(watched.next);
    }

    /** Who blocked the watched statement when last looked, a line a session; null when nobody was seen. */
    public @Nullable String seen() {
        return seen;
    }

    private synchronized void look(Watched watched) {
        try {
            JdbcDatabase open = session == null ? open() : session;
            session = open;
            blockers(open.query(BLOCKERS.formatted(watched.backendPid)), watched);
            for (List<@Nullable String> row : open.query(PROGRESS.formatted(watched.backendPid))) {
                watched.watcher.progress(Objects.requireNonNullElse(row.get(0), ""));
            }
        } catch (ProblemException e) {
            // Watching is a courtesy: without a session for it the statement runs all the same.
            forget();
        }
    }

    // A look never waits: the watched script itself may hold a lock on the catalogs that are looked into.
    private JdbcDatabase open() {
        JdbcDatabase opened = JdbcDatabase.open(settings).liftLimits();
        opened.execute("SET lock_timeout TO " + LONGEST_LOOK.toMillis());
        opened.execute("SET statement_timeout TO " + LONGEST_LOOK.toMillis());
        return opened;
    }

    private void forget() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private void blockers(List<List<@Nullable String>> rows, Watched watched) {
        Watched newer = current;
        if (rows.isEmpty() || (newer != null && newer != watched)) {
            return;
        }
        String lines = rows.stream().map(StatementWatch::line).collect(Collectors.joining("\n"));
        String pids = rows.stream().map(row -> String.valueOf(row.get(0))).collect(Collectors.joining(","));
        seen = lines;
        if (!pids.equals(seenPids)) {
            seenPids = pids;
            watched.watcher.blocked(lines);
        }
    }

    private static String line(List<@Nullable String> row) {
        return "process " + row.get(0) + ", role " + row.get(1)
                + (row.get(2) == null || row.get(2).isEmpty() ? "" : ", " + row.get(2))
                + ", " + row.get(3) + (row.get(4) == null ? "" : " since " + row.get(4)) + doing(row.get(5));
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
        current = null;
        alarm.close();
        synchronized (this) {
            forget();
        }
    }

    private final class Watched implements Watch {

        private final int backendPid;
        private final long pause;
        private final Watcher watcher;
        private volatile long next;

        Watched(int backendPid, long pause, Watcher watcher) {
            this.backendPid = backendPid;
            this.pause = pause;
            this.watcher = watcher;
            this.next = System.nanoTime() + pause;
        }

        @Override
        public void next() {
            forgetBlockers();
        }

        @Override
        public void close() {
            current = null;
        }
    }

    /** Told what is seen, on the watch's own thread. */
    public interface Watcher {
        /** Told when a statement waits for other sessions than before; a line a session. */
        void blocked(String by);

        /** Told at each look, where PostgreSQL counts what the statement does. */
        void progress(String text);
    }

    /** One statement under watch, or several that were sent together. */
    public interface Watch extends AutoCloseable {
        /** Told when the next one begins; who blocked the one before it is forgotten. */
        void next();

        @Override
        void close();
    }
}
