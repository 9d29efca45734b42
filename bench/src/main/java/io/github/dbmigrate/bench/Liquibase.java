package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.Map;

/** {@code liquibase-maven-plugin}, its changes as SQL with comments, one file each, named one by one in the master. */
record Liquibase(Maven maven, String driver) implements Contestant {

    static final String NAME = "Liquibase";
    private static final String VERSION = "5.0.4";
    private static final String PROPERTIES = "liquibase.properties";

    @Override
    public String word() {
        return "liquibase";
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
                        "liquibase",
                        Maven.plugin(
                                "org.liquibase:liquibase-maven-plugin:" + VERSION,
                                "org.postgresql:postgresql:" + driver)));
        Text.writeSecret(folder.resolve(PROPERTIES), """
                url=%s
                username=%s
                password=%s
                changeLogFile=master.xml
                searchPath=%s
                """.formatted(
                target.jdbcUrl(), target.server().user(), target.server().password(), folder));
        StringBuilder master = new StringBuilder("""
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                """);
        for (Step step : history.steps()) {
            String file = "sql/" + step.id() + "_" + step.name() + ".sql";
            master.append("  <include file=\"").append(file).append("\"/>\n");
            Text.write(
                    folder.resolve(file),
                    "--liquibase formatted sql\n--changeset bench:" + step.id() + " splitStatements:false\n"
                            + step.up());
        }
        Text.write(folder.resolve("master.xml"), master + "</databaseChangeLog>\n");
    }

    @Override
    public Command deploy(Path folder, Target target) {
        return run(folder, "liquibase:update");
    }

    @Override
    public Command status(Path folder, Target target) {
        return run(folder, "liquibase:status");
    }

    // Without telemetry, for which there may be no network.
    private Command run(Path folder, String goal) {
        return maven.run(
                folder,
                Map.of("LIQUIBASE_ANALYTICS_ENABLED", "false"),
                goal,
                "-Dliquibase.propertyFile=" + PROPERTIES,
                "-Dliquibase.promptOnNonLocalDatabase=false");
    }
}
