package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Resolve;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Marks migrations as applied, as rolled back, or as to go on, after somebody has mended the database by hand. The claim is checked
 * against the schema first. It runs no migration.
 *
 * <p>Example: {@code mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.applied=20261122101500}
 */
@Mojo(name = "resolve", threadSafe = true)
public final class ResolveMojo extends LockingMojo {

    /**
     * A migration that is in the database, by number, name or file name. Exactly one of {@code applied},
     * {@code appliedUpTo}, {@code tookEffect} and {@code rolledBack} is given.
     *
     * <p>Example: {@code -Ddb-migrate.applied=20261122101500}
     */
    @Parameter(property = "db-migrate.applied")
    private @Nullable String applied;

    /**
     * The last of the migrations that are in a database which is older than its changelog: it and all before it are marked
     * as applied, in one commit. The schema is compared with what all of them make together.
     *
     * <p>Example: {@code -Ddb-migrate.appliedUpTo=20261122101500}
     */
    @Parameter(property = "db-migrate.appliedUpTo")
    private @Nullable String appliedUpTo;

    /**
     * A failed migration whose statement, the one at which it stopped, is in the database all the same; the next deploy
     * goes on behind it. Where the database shows what the statement makes, the claim is checked. If it is not in, use
     * {@code resume} of {@code deploy}, which runs it again.
     *
     * <p>Example: {@code -Ddb-migrate.tookEffect=20261122101500}
     */
    @Parameter(property = "db-migrate.tookEffect")
    private @Nullable String tookEffect;

    /**
     * A failed migration of which nothing is in the database any more, by number, name or file name; it is pending again.
     *
     * <p>Example: {@code -Ddb-migrate.rolledBack=create_users}
     */
    @Parameter(property = "db-migrate.rolledBack")
    private @Nullable String rolledBack;

    /**
     * Records the claim even where the schema contradicts it. The next goal then meets a database that is not what the
     * history says.
     *
     * <p>Example: {@code -Ddb-migrate.force}
     */
    @Parameter(property = "db-migrate.force", defaultValue = "false")
    private boolean force;

    @Override
    GoalReport run(Composition with) {
        return new Resolve(with.target(), with.shadows(), with.console(), with.author(), with.clock())
                .run(new Resolve.Request(
                        with.service(), applied, appliedUpTo, tookEffect, rolledBack, force, variables(), lockWait()));
    }

    @Override
    boolean takesEmbedded() {
        return false;
    }
}
