package io.github.dbmigrate.maven;

import java.time.Duration;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that writes to a database, and so holds its lock. */
abstract class LockingMojo extends ServiceMojo {

    /**
     * How long to wait for another run on the same database to end; it is told who that is. When the time is over, the goal
     * fails and has done nothing.
     *
     * <p>Example: {@code -Ddb-migrate.lockWait=1m}
     */
    @Parameter(property = "db-migrate.lockWait", defaultValue = "5m")
    private String lockWait;

    final Duration lockWait() {
        return TimeSpan.of("lockWait", lockWait);
    }
}
