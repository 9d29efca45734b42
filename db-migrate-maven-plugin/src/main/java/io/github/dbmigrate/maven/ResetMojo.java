package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Reset;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Drops everything in a development database, applies all migrations anew, and seeds it.
 *
 * <p>It asks first. It refuses a database that a deploy has worked on, and it proves that the migrations run before it
 * drops anything. Grants and extensions that are not its own stay.
 *
 * <p>Example: {@code mvn db-migrate:reset -pl apps/auth}
 */
@Mojo(name = "reset", threadSafe = true)
public final class ResetMojo extends ApplyingMojo {

    /**
     * The name of the database, which agrees without being asked; in batch mode it is needed.
     *
     * <p>Example: {@code -Ddb-migrate.confirm=auth}
     */
    @Parameter(property = "db-migrate.confirm")
    private @Nullable String confirm;

    /**
     * The name of the database, which agrees even though a deploy has worked on it. All its rows are lost.
     *
     * <p>Example: {@code -Ddb-migrate.force=auth}
     */
    @Parameter(property = "db-migrate.force")
    private @Nullable String force;

    /**
     * Whether the database gets the rows of {@code seed.sql} afterwards.
     *
     * <p>Example: {@code -Ddb-migrate.seed=false}
     */
    @Parameter(property = "db-migrate.seed", defaultValue = "true")
    private boolean seed;

    @Override
    GoalReport run(Composition with) {
        return new Reset(with.target(), with.shadows(), with.console())
                .run(new Reset.Request(with.service(), confirm, force, seed, runSettings()));
    }
}
