package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Timeouts;
import java.time.Duration;
import java.util.Map;

/**
 * How migrations are run, the same for every goal that runs any.
 *
 * @param variables MyBatis' {@code ${name}} values; a name without a value stays as written
 * @param lockWait how long to wait for another run to end
 * @param timeouts what holds where a script does not set its own
 */
public record RunSettings(Map<String, String> variables, Duration lockWait, Timeouts timeouts) {

    public static final RunSettings DEFAULT = new RunSettings(Map.of(), Duration.ofMinutes(5), Timeouts.DEFAULT);

    public RunSettings {
        variables = Map.copyOf(variables);
    }
}
