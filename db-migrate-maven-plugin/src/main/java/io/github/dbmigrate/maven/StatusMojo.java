package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Status;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells where a database stands: one line a migration, and all that is wrong at once. It writes nothing.
 *
 * <p>Example: {@code mvn db-migrate:status}
 */
@Mojo(name = "status", threadSafe = true)
public final class StatusMojo extends ServiceMojo {

    /**
     * What makes the build fail, for pipelines: {@code pending}, {@code failed}, {@code edited}, {@code missing},
     * {@code outOfOrder}, {@code drifted}, {@code directory}, {@code notEmpty}, {@code ownedByAnother}. All is shown first.
     *
     * <p>Example: {@code -Ddb-migrate.failOn=failed,edited,missing,outOfOrder}
     */
    @Parameter(property = "db-migrate.failOn")
    private List<String> failOn = List.of();

    @Override
    GoalReport run(Composition with) {
        return new Status(with.target(), with.console()).run(new Status.Request(with.service(), Set.copyOf(failOn)));
    }
}
