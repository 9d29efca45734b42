package io.github.dbmigrate.postgres;

import io.github.dbmigrate.command.LockHolder;
import io.github.dbmigrate.command.TargetDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.CatalogScope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The session advisory lock of one changelog, held by an idle session of its own. It is polled: a session that waits
 * inside {@code pg_advisory_lock} holds a snapshot, and {@code CREATE INDEX CONCURRENTLY} of the holder waits for that, so
 * that both end in a deadlock and the index invalid (seen on 12, 14 and 18).
 *
 * <p>The session in which scripts run has a lock of its own, its {@link #workKey}. When a run is killed, its lock is free
 * at once, but the server may still be at its last statement; so whoever takes the lock then waits for the second one.
 */
final class AdvisoryLock implements TargetDatabase.Lock {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TELL_AGAIN = Duration.ofSeconds(10);

    private final JdbcDatabase session;
    // A second lock of the same session, under a key that no other run has: the first one may be somebody else's by
    // now.
    private final long own = UUID.randomUUID().getMostSignificantBits();
    private final String held = "NOT pg_catalog.pg_try_advisory_xact_lock_shared(" + own + ")";
    private boolean released;

    private AdvisoryLock(JdbcDatabase session) {
        this.session = session;
    }

    /** Takes the lock in a session of its own; see {@link #take(JdbcDatabase, CatalogScope, Duration, Consumer)}. */
    static AdvisoryLock take(
            ConnectionSettings settings, CatalogScope scope, Duration atMost, Consumer<LockHolder> waiting) {
        return take(JdbcDatabase.open(settings), scope, atMost, waiting);
    }

    /**
     * Takes the lock. Problem {@code LOCK_UNAVAILABLE} after the time is up, naming the holder.
     *
     * @param session nobody else's, and closed with the lock; also when it is not to be had
     */
    static AdvisoryLock take(JdbcDatabase session, CatalogScope scope, Duration atMost, Consumer<LockHolder> waiting) {
        ConnectionSettings settings = session.settings();
        long key = key(settings.database(), scope);
        AdvisoryLock lock = new AdvisoryLock(session);
        long start = System.nanoTime();
        try {
            lock.session.liftLimits();
            Liveness.apply(lock.session.connection());
            lock.await(new Wanted(key, false), start, atMost, waiting);
            lock.await(new Wanted(workKey(key), true), start, atMost, waiting);
            lock.markOwn(workKey(key));
            return lock;
        } catch (ProblemException e) {
            lock.session.close();
            throw e;
        } catch (SQLException e) {
            lock.session.close();
            throw SqlProblems.of(e, settings, "take the lock").exception(e);
        }
    }

    /**
     * A lock to wait for.
     *
     * @param orphaned whether its holder is a session whose run is gone
     */
    private record Wanted(long key, boolean orphaned) {}

    private void await(Wanted wanted, long start, Duration atMost, Consumer<LockHolder> waiting) {
        long told = start - TELL_AGAIN.toNanos();
        while (!tryLock(wanted.key)) {
            long now = System.nanoTime();
            boolean tells = now - told >= TELL_AGAIN.toNanos();
            boolean over = now - start >= atMost.toNanos();
            LockHolder holder = tells || over ? holder(wanted) : null;
            // Before giving up: who waits is always told for whom.
            if (holder != null && tells) {
                waiting.accept(holder);
                told = now;
            }
            if (over || !slept()) {
                throw unavailable(atMost, holder);
            }
        }
    }

    private boolean tryLock(long key) {
        return "t"
                .equals(session.query("SELECT pg_catalog.pg_try_advisory_lock(" + key + ")")
                        .get(0)
                        .get(0));
    }

    /**
     * True, asked in whatever other session, while the session is alive that took the lock; null once it was let go. To ask
     * the list of all locks costs more than most statements of a script.
     */
    @Nullable
    String held() {
        return released ? null : held;
    }

    /** A 64-bit key is shown in two halves (manual, "pg_locks"). */
    private static String holds(long key) {
        return "locktype = 'advisory' AND granted AND objsubid = 1 AND classid::bigint = " + (key >>> 32)
                + " AND objid::bigint = " + (key & 0xFFFFFFFFL);
    }

    private void markOwn(long workKey) {
        session.query(
                "SELECT pg_catalog.pg_advisory_unlock(" + workKey + "), pg_catalog.pg_try_advisory_lock(" + own + ")");
    }

    /** True when the session that holds the lock has died, not when it was let go; asks the server. */
    boolean isLost() {
        try {
            return !released && session.query("SELECT 1").isEmpty();
        } catch (ProblemException e) {
            return true;
        }
    }

    /** Null when the holder let go in between. */
    private @Nullable LockHolder holder(Wanted wanted) {
        List<List<@Nullable String>> rows =
                session.query("SELECT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), "
                        + "to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') "
                        + "FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE " + holds(wanted.key)
                        + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        return rows.isEmpty() ? null : holder(rows.get(0), wanted.orphaned);
    }

    private static LockHolder holder(List<@Nullable String> row, boolean orphaned) {
        String since = row.get(3);
        return new LockHolder(
                Integer.parseInt(Objects.requireNonNull(row.get(0))),
                Objects.requireNonNull(row.get(1)),
                Objects.requireNonNull(row.get(2)),
                since == null ? null : OffsetDateTime.parse(since).toInstant(),
                orphaned);
    }

    private ProblemException unavailable(Duration atMost, @Nullable LockHolder holder) {
        Problem problem = Problem.of(
                        ProblemCode.LOCK_UNAVAILABLE,
                        who(holder) + ", and did not let go within " + seconds(atMost) + "; nothing was done.")
                .fact("database", session.settings().display());
        if (holder != null) {
            problem = problem.fact("held by", "process " + holder.pid() + ", role " + holder.user())
                    .fact("application", holder.application())
                    .fact(
                            "since",
                            holder.since() == null ? null : holder.since().toString());
        }
        problem = problem.remedy("Wait for it to end, or wait longer.", "-Ddb-migrate.lockWait=10m");
        return holder == null
                ? problem.exception()
                : problem.remedy(
                                "Where that run is dead but its session is not, end the session.",
                                "SELECT pg_terminate_backend(" + holder.pid() + ");")
                        .exception();
    }

    private static String who(@Nullable LockHolder holder) {
        return holder != null && holder.orphaned()
                ? "A statement of a run that was cut off is still at work in the server"
                : "Another run holds the lock of this changelog";
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() == 1 ? "1 second" : duration.toSeconds() + " seconds";
    }

    private static boolean slept() {
        try {
            Thread.sleep(POLL.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static long key(String database, CatalogScope scope) {
        String name = String.join("\0", "db-migrate", database, scope.managedNamespace(), scope.changelog());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The key of the lock that the session holds in which scripts run. */
    static long workKey(String database, CatalogScope scope) {
        return workKey(key(database, scope));
    }

    private static long workKey(long key) {
        return key + 1;
    }

    // Ending the session releases the lock, and is certain even where a statement would fail.
    @Override
    public void close() {
        released = true;
        session.close();
    }
}
