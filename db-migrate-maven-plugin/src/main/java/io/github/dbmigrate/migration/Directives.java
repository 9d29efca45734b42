package io.github.dbmigrate.migration;

import java.time.Duration;
import java.util.Map;

/**
 * What {@code -- db-migrate:} lines in a script's leading comments ask for; both halves of the script get it.
 *
 * @param noTransaction run statement by statement, each committing by itself
 * @param times the timeouts that are set, by their names
 */
public record Directives(boolean noTransaction, Map<Time, Duration> times) {

    public static final Directives NONE = new Directives(false, Map.of());

    public Directives {
        times = Map.copyOf(times);
    }

    /** The script's own timeouts, and for what it does not name those of the run. */
    public Timeouts over(Timeouts run) {
        Timeouts own = run;
        for (Map.Entry<Time, Duration> time : times.entrySet()) {
            own = switch (time.getKey()) {
                case LOCK_TIMEOUT -> own.withLock(time.getValue());
                case LOCK_RETRY_FOR -> own.withLockRetryFor(time.getValue());
                case STATEMENT_TIMEOUT -> own.withStatement(time.getValue());
                case IDLE_TIMEOUT -> own.withIdle(time.getValue());
            };
        }
        return own;
    }

    /** A timeout that a script may set. */
    public enum Time {
        LOCK_TIMEOUT,
        LOCK_RETRY_FOR,
        STATEMENT_TIMEOUT,
        IDLE_TIMEOUT;

        /** As it is written, such as {@code lock-timeout}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
