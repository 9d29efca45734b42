package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded server of a folder, driven by the plugin's own goals. */
record Embedded(Path root, Maven maven, DbMigrate dbMigrate, Stopwatch stopwatch) {

    private static final Pattern ADDRESS = Pattern.compile("(\\S+):(\\d+) as (\\w+)");
    private static final Pattern PASSWORD = Pattern.compile("content of (\\S+);");

    void write() {
        Text.write(root.resolve("pom.xml"), Maven.pom("server", dbMigrate.plugin()));
    }

    /** Starts it and reads from what the goal says how to reach it. */
    Server start() {
        stopwatch.run(startCommand());
        String said = stopwatch.output();
        Matcher address = ADDRESS.matcher(said);
        Matcher password = PASSWORD.matcher(said);
        if (!address.find() || !password.find()) {
            throw new IllegalStateException("The goal start says nothing of a server:\n" + said);
        }
        Path passwordFile = Path.of(password.group(1));
        return new Server(
                address.group(1),
                Integer.parseInt(address.group(2)),
                address.group(3),
                Text.read(passwordFile).strip(),
                postmaster(passwordFile.resolveSibling("postmaster.pid")));
    }

    void stop() {
        stopwatch.run(maven.run(root, Map.of(), "db-migrate:stop"));
    }

    /** As if it had never been started: binaries, data and password are gone. */
    void forget() {
        stop();
        Text.deleteTree(root.resolve(".db-migrate"));
    }

    Command startCommand() {
        return maven.run(root, Map.of(), "db-migrate:start");
    }

    private static Postmaster postmaster(Path file) {
        return Postmaster.of(
                Long.parseLong(Text.read(file).lines().findFirst().orElseThrow().strip()));
    }
}
