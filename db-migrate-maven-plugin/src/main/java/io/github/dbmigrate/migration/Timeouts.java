package io.github.dbmigrate.migration;

import java.time.Duration;

/**
 * How long the statements of a migration may take.
 *
 * @param lock how long a statement may wait for a lock before its transaction is rolled back; zero is without limit
 * @param lockRetryFor for how long such a migration is tried again; zero tries once
 * @param statement how long a statement may run; zero is without limit
 * @param idle how long the server lets a transaction of ours hold its locks when it no longer hears of us; zero is without
 *     limit
 */
public record Timeouts(Duration lock, Duration lockRetryFor, Duration statement, Duration idle) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(3), Duration.ofMinutes(2), Duration.ZERO, Duration.ofMinutes(1));

    public Timeouts withLock(Duration time) {
        return new Timeouts(time, lockRetryFor, statement, idle);
    }

    public Timeouts withLockRetryFor(Duration time) {
        return new Timeouts(lock, time, statement, idle);
    }

    public Timeouts withStatement(Duration time) {
        return new Timeouts(lock, lockRetryFor, time, idle);
    }

    public Timeouts withIdle(Duration time) {
        return new Timeouts(lock, lockRetryFor, statement, time);
    }
}
