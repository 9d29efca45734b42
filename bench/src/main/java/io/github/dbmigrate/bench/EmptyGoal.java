package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.Map;

/** The floor of everything that Maven runs: {@code validate} on the project that db-migrate is measured on. */
record EmptyGoal(Maven maven, DbMigrate dbMigrate) implements Contestant {

    static final String NAME = "Maven's floor";

    @Override
    public String word() {
        return "floor";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean applies() {
        return false;
    }

    @Override
    public void write(Path folder, History history, Target target) {
        dbMigrate.write(folder, history, target);
    }

    @Override
    public Command deploy(Path folder, Target target) {
        return maven.run(folder, Map.of(), "validate");
    }

    @Override
    public Command status(Path folder, Target target) {
        return deploy(folder, target);
    }
}
