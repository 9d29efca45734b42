package io.github.dbmigrate.command;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A target database and the lock on it: how every goal that writes begins. Closing gives both back. */
final class HeldTarget implements AutoCloseable {

    private final TargetDatabase database;
    private final TargetDatabase.Lock lock;

    private HeldTarget(TargetDatabase database, TargetDatabase.Lock lock) {
        this.database = database;
        this.lock = lock;
    }

    /** Connects and takes the lock; see {@link #open(TargetServer, Console, Duration, Consumer)}. */
    static HeldTarget open(TargetServer server, Console console, Duration lockWait) {
        return open(server, console, lockWait, database -> {});
    }

    /**
     * Connects and takes the lock, telling who holds it. Problems: those of connecting; {@code POOLER_UNSUPPORTED} where a
     * pooler makes the lock meaningless; {@code LOCK_UNAVAILABLE}.
     *
     * @param beforeWait looks at the database as it is before anybody is waited for; where nobody is, not called
     */
    static HeldTarget open(
            TargetServer server, Console console, Duration lockWait, Consumer<TargetDatabase> beforeWait) {
        TargetDatabase database = connect(server, console);
        try {
            if (database.behindTransactionPooler()) {
                throw pooler(database).exception();
            }
            AtomicBoolean waits = new AtomicBoolean();
            return new HeldTarget(database, database.lock(lockWait, holder -> {
                if (!waits.getAndSet(true)) {
                    beforeWait.accept(database);
                }
                tell(holder, console);
            }));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    TargetDatabase database() {
        return database;
    }

    static TargetDatabase connect(TargetServer server, Console console) {
        try (Console.Step step = console.step("connect to " + server.database())) {
            step.detail("the server may be starting");
            return server.open();
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
