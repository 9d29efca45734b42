package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.RunSettings;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that runs migrations. */
abstract class ApplyingMojo extends LockingMojo {

    /**
     * How long one statement may wait for a lock on a table. Then its migration is rolled back, so that no queue builds up
     * behind it, and the goal fails. {@code 0s} is without limit.
     *
     * <p>Example: {@code -Ddb-migrate.lockTimeout=2s}
     */
    @Parameter(property = "db-migrate.lockTimeout", defaultValue = "5s")
    private String lockTimeout;

    /**
     * How long one statement may run before its migration is rolled back. {@code 0s} is without limit.
     *
     * <p>Example: {@code -Ddb-migrate.statementTimeout=10m}
     */
    @Parameter(property = "db-migrate.statementTimeout", defaultValue = "0s")
    private String statementTimeout;

    final RunSettings runSettings() {
        return new RunSettings(
                variables(),
                lockWait(),
                TimeSpan.of("lockTimeout", lockTimeout),
                TimeSpan.of("statementTimeout", statementTimeout));
    }
}
