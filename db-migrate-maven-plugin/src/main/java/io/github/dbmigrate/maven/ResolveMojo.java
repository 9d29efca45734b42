package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Resolve;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Marks a migration as applied or as rolled back, after somebody has mended the database by hand. The claim is checked
 * against the schema first. It runs no migration.
 *
 * <p>Example: {@code mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.applied=20261122101500}
 */
@Mojo(name = "resolve", threadSafe = true)
public final class ResolveMojo extends LockingMojo {

    /**
     * A migration that is in the database, by number, name or file name. Exactly one of {@code applied} and
     * {@code rolledBack} is given.
     *
     * <p>Example: {@code -Ddb-migrate.applied=20261122101500}
     */
    @Parameter(property = "db-migrate.applied")
    private @Nullable String applied;

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
                .run(new Resolve.Request(with.service(), applied, rolledBack, force, variables(), lockWait()));
    }

    @Override
    boolean takesEmbedded() {
        return false;
    }
}
