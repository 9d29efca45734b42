package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.Map;

/** {@code flyway-maven-plugin}, its scripts as versioned migrations. */
record Flyway(Maven maven, String driver) implements Contestant {

    static final String NAME = "Flyway";
    private static final String VERSION = "13.6.0";

    @Override
    public String word() {
        return "flyway";
    }

    @Override
    public String name() {
        return NAME + " " + VERSION;
    }

    @Override
    public void write(Path folder, History history, Target target) {
        Text.write(
                folder.resolve("pom.xml"),
                Maven.pom(
                        "flyway",
                        Maven.plugin(
                                "org.flywaydb:flyway-maven-plugin:" + VERSION,
                                "org.flywaydb:flyway-database-postgresql:" + VERSION,
                                // Its own POM names 3.1.6, which Maven Central did not have when this was written.
                                "tools.jackson.dataformat:jackson-dataformat-toml:3.1.7",
                                "org.postgresql:postgresql:" + driver)));
        for (Step step : history.steps()) {
            Text.write(folder.resolve("sql/V" + step.id() + "__" + step.name() + ".sql"), step.up());
        }
    }

    @Override
    public Command deploy(Path folder, Target target) {
        return run(folder, target, "flyway:migrate");
    }

    @Override
    public Command status(Path folder, Target target) {
        return run(folder, target, "flyway:info");
    }

    private Command run(Path folder, Target target, String goal) {
        Map<String, String> environment = Map.of(
                "FLYWAY_URL", target.jdbcUrl(),
                "FLYWAY_USER", target.server().user(),
                "FLYWAY_PASSWORD", target.server().password(),
                "FLYWAY_LOCATIONS", "filesystem:sql",
                // Without telemetry, for which there may be no network.
                "REDGATE_DISABLE_TELEMETRY", "true");
        return maven.run(folder, environment, goal);
    }
}
