package io.github.dbmigrate.maven;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Stops the embedded PostgreSQL of this checkout; its databases stay under {@code .db-migrate/} for the next start.
 *
 * <p>Sessions of applications are ended. To begin with empty databases, delete the folder afterwards.
 *
 * <p>Example: {@code mvn db-migrate:stop}
 */
@Mojo(name = "stop", aggregator = true, threadSafe = true)
public final class StopMojo extends GoalMojo {

    @Override
    void perform() {
        Output output = output("stop");
        boolean stopped = servers(console(output)).main().stop();
        output.say(stopped ? "The embedded PostgreSQL is stopped." : "No embedded PostgreSQL was running.");
        output.flush();
    }
}
