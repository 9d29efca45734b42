package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The floor for applying: psql, one connection, one transaction a file. It keeps no books and has no status. */
record Psql() implements Contestant {

    static final String NAME = "psql";

    @Override
    public String word() {
        return NAME;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean keepsBooks() {
        return false;
    }

    @Override
    public void write(Path folder, History history, Target target) {
        StringBuilder all = new StringBuilder();
        for (Step step : history.steps()) {
            String file = "sql/" + step.id() + "_" + step.name() + ".sql";
            Text.write(folder.resolve(file), step.up());
            all.append("BEGIN;\n\\i ").append(file).append("\nCOMMIT;\n");
        }
        Text.write(folder.resolve("all.sql"), all.toString());
    }

    @Override
    public Command deploy(Path folder, Target target) {
        return run(folder, target, "-f", "all.sql");
    }

    @Override
    public Command status(Path folder, Target target) {
        return run(folder, target, "-c", "SELECT 1");
    }

    private static Command run(Path folder, Target target, String option, String value) {
        return new Command(
                List.of(NAME, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", DbMigrate.url(target), option, value),
                folder,
                Map.of("PGPASSWORD", target.server().password()));
    }
}
