package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.Deploy;
import io.github.dbmigrate.command.GoalReport;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Applies pending migrations to a database that matters, each in one transaction with its bookkeeping, behind a lock.
 *
 * <p>It never generates, never resets and never asks. Edited, missing, overtaken and failed migrations stop it before the
 * first statement. It needs a database that is named: it never uses the embedded one.
 *
 * <p>Example: {@code mvn db-migrate:deploy}, with {@code DATABASE_URL} set
 */
@Mojo(name = "deploy", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class DeployMojo extends ApplyingMojo {

    /**
     * Prints the SQL that would run, and changes nothing.
     *
     * <p>Example: {@code -Ddb-migrate.dryRun}
     */
    @Parameter(property = "db-migrate.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * The last migration to apply, by number, name or file name; later ones stay pending.
     *
     * <p>Example: {@code -Ddb-migrate.to=20261122101500}
     */
    @Parameter(property = "db-migrate.to")
    private @Nullable String to;

    /**
     * Stops when the schema is not what the last migration left, because somebody changed it by hand. Without it, that is
     * a warning.
     *
     * <p>Example: {@code -Ddb-migrate.failOnDrift}
     */
    @Parameter(property = "db-migrate.failOnDrift", defaultValue = "false")
    private boolean failOnDrift;

    /**
     * A migration without a transaction that stopped midway, by number, name or file name: goes on behind its last
     * finished statement.
     *
     * <p>Example: {@code -Ddb-migrate.resume=20261122101500}
     */
    @Parameter(property = "db-migrate.resume")
    private @Nullable String resume;

    @Override
    GoalReport run(Composition with) {
        return new Deploy(with.target(), with.console())
                .run(new Deploy.Request(with.service(), dryRun, to, failOnDrift, resume, runSettings()));
    }

    @Override
    boolean takesEmbedded() {
        return false;
    }
}
