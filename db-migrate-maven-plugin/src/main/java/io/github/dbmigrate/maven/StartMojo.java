package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.EmbeddedServer;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Starts the embedded PostgreSQL of this checkout where it does not run yet, and tells how to reach it.
 *
 * <p>It lives under {@code .db-migrate/} in the root of the reactor, listens on the loopback address only, and goes on
 * running when Maven ends, so that an application can use it. The goals that need it start it by themselves.
 *
 * <p>Example: {@code mvn db-migrate:start}
 */
@Mojo(name = "start", aggregator = true, threadSafe = true)
public final class StartMojo extends GoalMojo {

    @Override
    void perform() {
        Output output = output("start");
        EmbeddedServer.Running running = servers(console(output)).start();
        output.say(running + " as " + running.user() + (running.started() ? ", started" : ", was running already"));
        output.say("Its password is the content of " + running.dataDirectory() + File.separator
                + "db-migrate.password; mvn db-migrate:stop ends it.");
        output.flush();
    }
}
