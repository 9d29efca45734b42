package io.github.dbmigrate.bench;

import io.github.dbmigrate.bench.Contestant.Target;
import io.github.dbmigrate.bench.Rounds.Turn;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Reactors of many services, each with a history of its own, one after the other and side by side. */
record Reactors(Path root, Server server, Maven maven, DbMigrate dbMigrate, Rounds rounds) {

    static final String PARALLEL = " -T 4";
    private static final int MIGRATIONS = 20;

    void measure(int size, Options options) {
        Path folder = root.resolve("reactor_" + size);
        Text.deleteTree(folder);
        List<String> services = IntStream.rangeClosed(1, size)
                .mapToObj(number -> "s" + size + "_" + number)
                .toList();
        write(folder, services);
        Map<String, String> environment = environment(services);
        Runnable anew = () -> services.forEach(server::recreate);
        anew.run();
        if (options.measures(Work.REACTOR_DEPLOY)) {
            rounds.run(Work.REACTOR_DEPLOY, size, turns(folder, environment, anew));
        }
        if (options.measures(Work.REACTOR_NOTHING)) {
            rounds.stopwatch().run(maven.run(folder, environment, "db-migrate:deploy"));
            rounds.run(Work.REACTOR_NOTHING, size, turns(folder, environment, () -> {}));
        }
        services.forEach(server::drop);
    }

    private List<Turn> turns(Path folder, Map<String, String> environment, Runnable before) {
        return List.of(
                new Turn(DbMigrate.NAME, before, maven.run(folder, environment, "db-migrate:deploy")),
                new Turn(
                        DbMigrate.NAME + PARALLEL,
                        before,
                        maven.run(folder, environment, "-T", "4", "db-migrate:deploy")),
                new Turn(EmptyGoal.NAME, () -> {}, maven.run(folder, environment, "validate")),
                new Turn(EmptyGoal.NAME + PARALLEL, () -> {}, maven.run(folder, environment, "-T", "4", "validate")));
    }

    private void write(Path folder, List<String> services) {
        StringBuilder modules = new StringBuilder("  <modules>\n");
        for (String service : services) {
            modules.append("    <module>").append(service).append("</module>\n");
            dbMigrate.writeService(folder.resolve(service), service, History.of(MIGRATIONS));
        }
        Text.write(folder.resolve("pom.xml"), Maven.pom("reactor", modules + "  </modules>\n" + dbMigrate.plugin()));
    }

    private Map<String, String> environment(List<String> services) {
        Map<String, String> environment = new HashMap<>(Map.of("PGPASSWORD", server.password()));
        services.forEach(service -> environment.put(
                "DATABASE_URL_" + service.toUpperCase(Locale.ROOT), DbMigrate.url(new Target(server, service))));
        return environment;
    }
}
