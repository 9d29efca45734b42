package io.github.dbmigrate.command;

import java.time.Duration;
import java.util.Map;

/**
 * How migrations are run, the same for every goal that runs any.
 *
 * @param variables MyBatis' {@code ${name}} values; a name without a value stays as written
 * @param lockWait how long to wait for another run to end
 * @param lockTimeout how long a statement may wait for a lock before the migration is rolled back
 * @param statementTimeout how long a statement may run; zero is without limit
 */
public record RunSettings(
        Map<String, String> variables, Duration lockWait, Duration lockTimeout, Duration statementTimeout) {

    public static final RunSettings DEFAULT =
            new RunSettings(Map.of(), Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ZERO);

    public RunSettings {
        variables = Map.copyOf(variables);
    }
}
