package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.Map;

/** This project's plugin. */
record DbMigrate(Maven maven, String version) implements Contestant {

    static final String NAME = "db-migrate";

    @Override
    public String word() {
        return NAME;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(Path folder, History history, Target target) {
        writeService(folder, "service", history);
    }

    /** Makes the folder a service with that history, its desired state being what the history makes. */
    void writeService(Path folder, String artifact, History history) {
        Text.write(folder.resolve("pom.xml"), Maven.pom(artifact, plugin()));
        Path sources = folder.resolve("src/main/db");
        MyBatisForm.write(sources.resolve("migrations"), history);
        MyBatisForm.sign(sources.resolve("migrations"), history);
        Text.write(sources.resolve("schema.sql"), history.schema());
    }

    /** The build section that gives a project the plugin. */
    String plugin() {
        return Maven.plugin("io.github.dbmigrate:db-migrate-maven-plugin:" + version);
    }

    @Override
    public Command deploy(Path folder, Target target) {
        return maven.run(folder, environment(target), "db-migrate:deploy");
    }

    @Override
    public Command status(Path folder, Target target) {
        return maven.run(folder, environment(target), "db-migrate:status");
    }

    private static Map<String, String> environment(Target target) {
        return Map.of("DATABASE_URL", url(target), "PGPASSWORD", target.server().password());
    }

    static String url(Target target) {
        Server server = target.server();
        return "postgresql://" + server.user() + "@" + server.host() + ":" + server.port() + "/" + target.database();
    }
}
