package io.github.dbmigrate.bench;

import io.github.dbmigrate.bench.Rounds.Turn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code dev} on the embedded server, at every size of history and of schema. */
record Development(Path root, Server server, Maven maven, DbMigrate dbMigrate, Rounds rounds) {

    private static final String[] DEV = {"db-migrate:dev"};
    // Neither the database nor the client has a part in diff and proof.
    private static final String[] WRITE_ONLY = {
        "db-migrate:dev", "-Ddb-migrate.createOnly", "-Ddb-migrate.clientPackage=none"
    };

    void histories(int size, Options options) {
        Path folder = service("dev_" + size, History.of(size));
        run(folder, DEV);
        if (options.measures(Work.DEV_NOTHING)) {
            rounds.run(Work.DEV_NOTHING, size, turns(folder, () -> {}, DEV));
        }
        if (options.measures(Work.DEV_COLUMN)) {
            AtomicInteger added = new AtomicInteger();
            rounds.run(Work.DEV_COLUMN, size, turns(folder, () -> addColumn(folder, added.incrementAndGet()), DEV));
        }
        server.drop("dev_" + size);
    }

    void tables(int size, Options options) {
        String schema = History.wide(size).schema();
        if (options.measures(Work.TABLES_FIRST)) {
            Path folder = service("tables_first_" + size, new History(List.of()));
            rounds.run(
                    Work.TABLES_FIRST,
                    size,
                    turns(folder, () -> write(folder, new History(List.of()), schema), WRITE_ONLY));
            server.drop("tables_first_" + size);
        }
        if (options.measures(Work.TABLES_COLUMN)) {
            History history = History.wide(size);
            Path folder = service("tables_column_" + size, history);
            run(folder, "db-migrate:dev", "-Ddb-migrate.clientPackage=none");
            Runnable anew = () -> {
                write(folder, history, schema);
                addColumn(folder, 1);
            };
            rounds.run(Work.TABLES_COLUMN, size, turns(folder, anew, WRITE_ONLY));
            server.drop("tables_column_" + size);
        }
    }

    private Path service(String name, History history) {
        Path folder = root.resolve(name);
        Text.deleteTree(folder);
        dbMigrate.writeService(folder, name, history);
        server.recreate(name);
        return folder;
    }

    private void write(Path folder, History history, String schema) {
        Text.deleteTree(folder.resolve("src/main/db"));
        dbMigrate.writeService(folder, String.valueOf(folder.getFileName()), history);
        Text.write(folder.resolve("src/main/db/schema.sql"), schema);
    }

    private static void addColumn(Path folder, int number) {
        Path schema = folder.resolve("src/main/db/schema.sql");
        Text.write(schema, Text.read(schema) + "ALTER TABLE item_1 ADD COLUMN extra_" + number + " text;\n");
    }

    private void run(Path folder, String... words) {
        rounds.stopwatch().run(maven.run(folder, Map.of(), words));
    }

    private List<Turn> turns(Path folder, Runnable before, String... words) {
        return List.of(
                new Turn(DbMigrate.NAME, before, maven.run(folder, Map.of(), words)),
                new Turn(EmptyGoal.NAME, () -> {}, maven.run(folder, Map.of(), "validate")));
    }
}
