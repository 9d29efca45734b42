package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.RunSettings;
import io.github.dbmigrate.migration.Timeouts;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that runs migrations. */
abstract class ApplyingMojo extends LockingMojo {

    /**
     * How long one statement may wait for a lock on a table. Then its migration is rolled back, so that no queue builds up
     * behind it, and tried again; see lockRetryFor. {@code 0s} is without limit. A migration sets its own by
     * {@code -- db-migrate: lock-timeout=10s} in its leading comments.
     *
     * <p>Example: {@code -Ddb-migrate.lockTimeout=2s}
     */
    @Parameter(property = "db-migrate.lockTimeout", defaultValue = "3s")
    private String lockTimeout;

    /**
     * For how long a migration that did not get its lock, or met a deadlock, is tried again, with growing pauses. Then the
     * goal fails. {@code 0s} tries once. In a migration: {@code lock-retry-for}.
     *
     * <p>Example: {@code -Ddb-migrate.lockRetryFor=10m}
     */
    @Parameter(property = "db-migrate.lockRetryFor", defaultValue = "2m")
    private String lockRetryFor;

    /**
     * How long one statement may run before its migration is rolled back. {@code 0s} is without limit. In a migration:
     * {@code statement-timeout}.
     *
     * <p>Example: {@code -Ddb-migrate.statementTimeout=10m}
     */
    @Parameter(property = "db-migrate.statementTimeout", defaultValue = "0s")
    private String statementTimeout;

    /**
     * How long the server lets a transaction of ours hold its locks when it no longer hears of this program. {@code 0s} is
     * without limit. In a migration: {@code idle-timeout}.
     *
     * <p>Example: {@code -Ddb-migrate.idleTimeout=5m}
     */
    @Parameter(property = "db-migrate.idleTimeout", defaultValue = "1m")
    private String idleTimeout;

    final RunSettings runSettings() {
        return new RunSettings(
                variables(),
                lockWait(),
                new Timeouts(
                        TimeSpan.of("lockTimeout", lockTimeout),
                        TimeSpan.of("lockRetryFor", lockRetryFor),
                        TimeSpan.of("statementTimeout", statementTimeout),
                        TimeSpan.of("idleTimeout", idleTimeout)));
    }
}
