package io.github.dbmigrate.command;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.time.Duration;
import java.util.function.Function;

/** A target database and the lock on it: how nearly every goal that writes begins. Closing gives both back. */
final class HeldTarget implements AutoCloseable {

    private final TargetDatabase database;
    private final TargetDatabase.Lock lock;
    private final boolean isNew;

    private HeldTarget(TargetDatabase database, TargetDatabase.Lock lock, boolean isNew) {
        this.database = database;
        this.lock = lock;
        this.isNew = isNew;
    }

    /** As {@link #open(TargetServer, Console, Duration)}, on a database that is made where there is none. */
    static HeldTarget openOrMake(TargetServer server, Console console, Duration lockWait) {
        return held(connected(server, console, TargetServer::openOrMake), console, lockWait);
    }

    /**
     * Connects and takes the lock, telling who holds it. Problems: those of connecting; {@code POOLER_UNSUPPORTED} where a
     * pooler makes the lock meaningless; {@code LOCK_UNAVAILABLE}.
     */
    static HeldTarget open(TargetServer server, Console console, Duration lockWait) {
        return held(new TargetServer.Opened(connect(server, console), false), console, lockWait);
    }

    private static HeldTarget held(TargetServer.Opened opened, Console console, Duration lockWait) {
        TargetDatabase database = opened.database();
        try {
            return new HeldTarget(database, lock(database, console, lockWait), opened.made());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Takes the lock of a database that is open. Problems as {@link #open}, without those of connecting. */
    static TargetDatabase.Lock lock(TargetDatabase database, Console console, Duration lockWait) {
        if (database.behindTransactionPooler()) {
            throw pooler(database).exception();
        }
        return database.lock(lockWait, holder -> tell(holder, console));
    }

    TargetDatabase database() {
        return database;
    }

    /** True when the database was made for this run. */
    boolean isNew() {
        return isNew;
    }

    static TargetDatabase connect(TargetServer server, Console console) {
        return connected(server, console, TargetServer::open);
    }

    private static <T> T connected(TargetServer server, Console console, Function<TargetServer, T> connecting) {
        try (Console.Step step = console.step("connect to " + server.database())) {
            step.detail("the server may be starting");
            return connecting.apply(server);
        }
    }

    private static void tell(LockHolder holder, Console console) {
        // PostgreSQL hides it from other roles.
        String since = holder.since() == null ? "" : ", connected since " + holder.since();
        String what = holder.orphaned() ? "a statement of a run that was cut off: " : "another run: ";
        console.say("waiting for " + what + holder.application() + ", pid " + holder.pid() + ", user " + holder.user()
                + since);
    }

    private static Problem pooler(TargetDatabase database) {
        return Problem.of(
                        ProblemCode.POOLER_UNSUPPORTED,
                        "The connection goes through a pooler in transaction mode, where a lock means nothing; nothing"
                                + " was applied.")
                .fact("database", database.display())
                .remedy("Point the URL at the server's own port, or at the pooler's session mode.");
    }

    @Override
    public void close() {
        try (database) {
            lock.close();
        }
    }
}
