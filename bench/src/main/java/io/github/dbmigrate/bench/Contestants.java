package io.github.dbmigrate.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who takes part.
 *
 * @param wanted words; empty for all
 */
record Contestants(Known known, Set<String> wanted) {

    List<Contestant> with(Maven maven) {
        DbMigrate dbMigrate = new DbMigrate(maven, known.version());
        List<Contestant> all = new ArrayList<>(List.of(
                dbMigrate,
                new Flyway(maven, known.driver()),
                new Liquibase(maven, known.driver()),
                new MyBatisPlugin(maven, known.driver()),
                new MyBatisCommandLine(
                        Path.of(System.getProperty("java.home"), "bin/java"),
                        Path.of("target/lib").toAbsolutePath(),
                        known.mybatis()),
                new EmptyGoal(maven, dbMigrate)));
        if (isInstalled(Psql.NAME)) {
            all.add(new Psql());
        }
        return all.stream()
                .filter(one -> wanted.isEmpty() || wanted.contains(one.word()))
                .toList();
    }

    /** Says so when psql cannot take part. */
    static void tellMissing() {
        if (!isInstalled(Psql.NAME)) {
            System.out.println("There is no psql, so the floor of applying is left out (Debian: apt-get install"
                    + " postgresql-client).");
        }
    }

    /** Whether a user who stays with Maven could take it instead. */
    static boolean isMavenPeer(String name) {
        return name.startsWith(Flyway.NAME) || name.startsWith(Liquibase.NAME) || name.startsWith(MyBatisPlugin.NAME);
    }

    static boolean runsInMaven(String name) {
        return isMavenPeer(name) || name.startsWith(DbMigrate.NAME);
    }

    private static boolean isInstalled(String program) {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
