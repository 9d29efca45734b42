package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.Map;

/** {@code migrations-maven-plugin} of MyBatis. */
record MyBatisPlugin(Maven maven, String driver) implements Contestant {

    static final String NAME = "MyBatis plugin";
    private static final String VERSION = "1.3.0";

    @Override
    public String word() {
        return "mybatis-plugin";
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
                        "mybatis",
                        Maven.plugin(
                                "org.mybatis.maven:migrations-maven-plugin:" + VERSION,
                                "org.postgresql:postgresql:" + driver)));
        MyBatisForm.writeRepository(folder, history, target);
    }

    @Override
    public Command deploy(Path folder, Target target) {
        return maven.run(folder, Map.of(), "migration:up", "-Dmigration.path=" + folder);
    }

    @Override
    public Command status(Path folder, Target target) {
        return maven.run(folder, Map.of(), "migration:status", "-Dmigration.path=" + folder);
    }
}
