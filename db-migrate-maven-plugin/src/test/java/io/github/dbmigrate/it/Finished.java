package io.github.dbmigrate.it;

import io.github.dbmigrate.command.EmbeddedServer;
import io.github.dbmigrate.command.TargetDatabase;
import io.github.dbmigrate.mybatis.MyBatisMigrationRunner;
import io.github.dbmigrate.mybatis.Origin;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.server.PgCtlServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Maven project that has run: what it printed, what it wrote, and what its databases hold. For prebuild and verify scripts. */
public final class Finished {

    private final Path project;
    private final PgCtlServer server;

    private Finished(Path project) {
        this.project = project;
        this.server = new PgCtlServer(
                project.resolveSibling(".db-migrate"), "17.11.0", null, Finished::noBinaries, notice -> {});
    }

    public static Finished in(File basedir) {
        return new Finished(basedir.toPath().toAbsolutePath());
    }

    /** Fails unless the log holds the text. */
    public Finished printed(String text) throws IOException {
        if (!log().contains(text)) {
            throw new AssertionError("build.log lacks: " + text);
        }
        return this;
    }

    /** Fails unless the expression matches somewhere in the log; {@code ^} and {@code $} mean a line's. */
    public Finished printedMatching(String expression) throws IOException {
        if (!Pattern.compile(expression, Pattern.MULTILINE).matcher(log()).find()) {
            throw new AssertionError("build.log has no match for: " + expression);
        }
        return this;
    }

    /** Fails if the log holds the text. */
    public Finished neverPrinted(String text) throws IOException {
        if (log().contains(text)) {
            throw new AssertionError("build.log holds: " + text);
        }
        return this;
    }

    /** Fails unless the log holds the text so often. */
    public Finished printedTimes(int times, String text) throws IOException {
        int found = log().split(Pattern.quote(text), -1).length - 1;
        if (found != times) {
            throw new AssertionError("build.log holds " + found + " times, not " + times + ": " + text);
        }
        return this;
    }

    /** The names of a folder's files in order; empty when there is no such folder. */
    public List<String> list(String folder) throws IOException {
        Path directory = project.resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The text of a file of the project. */
    public String read(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }

    /** The first column of a query's rows on a database of the embedded server. */
    public List<String> query(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Runs statements on a database of the embedded server. */
    public Finished execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    /** Makes an empty database, and names it by DATABASE_URL in {@code .env} of these modules; {@code .} is the project. */
    public Finished withDatabase(String name, String... modules) throws SQLException, IOException {
        execute("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        execute("postgres", "CREATE DATABASE " + name);
        EmbeddedServer.Running running = running().orElseThrow();
        String line = "DATABASE_URL=postgresql://%s:%s@%s:%d/%s%n"
                .formatted(running.user(), running.password(), running.host(), running.port(), name);
        for (String module : modules) {
            Files.writeString(project.resolve(module).resolve(".env"), line);
        }
        return this;
    }

    /** Takes the lock of a database's changelog, and keeps it until this JVM ends. */
    public Finished holdLock(String name) {
        EmbeddedServer.Running running = running().orElseThrow();
        PostgresTarget target = PostgresTarget.open(
                ConnectionSettings.of(running.host(), running.port(), name, running.user(), running.password()),
                CatalogScope.DEFAULT,
                Duration.ZERO,
                opened -> new MyBatisMigrationRunner(
                        opened, new Origin("it", "it", Clock.systemUTC()), new Commands("", project)));
        TargetDatabase.Lock lock = target.lock(Duration.ZERO, holder -> {});
        // The driver closes a connection that nobody knows any more.
        Thread keeper = new Thread(
                () -> {
                    while (lock != null) {
                        LockSupport.park(target);
                    }
                },
                "it-lock");
        keeper.setDaemon(true);
        keeper.start();
        return this;
    }

    /** Ends what an earlier run left, and makes the folder around the projects their root, so that they share one server. */
    public Finished prepareSharedServer() throws IOException {
        Path root = project.resolveSibling("");
        server.stop();
        // The Invoker gives each project a .mvn of its own, which would make each a root.
        try (Stream<Path> projects = Files.list(root)) {
            for (Path each : projects.filter(Files::isDirectory).toList()) {
                Files.deleteIfExists(each.resolve(".mvn"));
            }
        }
        Files.createDirectories(root.resolve(".mvn"));
        deleteData(root.resolve(".db-migrate"));
        return this;
    }

    private static void deleteData(Path state) throws IOException {
        if (Files.isDirectory(state)) {
            try (Stream<Path> files = Files.walk(state)) {
                for (Path file : files.filter(each -> each.toString().contains("data-"))
                        .sorted(Comparator.reverseOrder())
                        .toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The embedded server that all projects share. */
    public Optional<EmbeddedServer.Running> running() {
        return server.find();
    }

    private Connection connect(String database) throws SQLException {
        EmbeddedServer.Running running = running().orElseThrow();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + running.host() + ":" + running.port() + "/" + database,
                running.user(),
                running.password());
    }

    private String log() throws IOException {
        return Files.readString(project.resolve("build.log"));
    }

    private static Path noBinaries() {
        throw new AssertionError("only looks for the server, never starts it");
    }
}
