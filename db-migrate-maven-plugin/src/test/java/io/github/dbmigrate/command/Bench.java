package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.mybatis.MyBatisMigrationRunner;
import io.github.dbmigrate.mybatis.Origin;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.DatabaseAdmin;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.postgres.shadow.PostgresShadowDatabases;
import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.ShadowDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import io.github.dbmigrate.testing.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service's folder and a database of its own on a real server, with the real adapters behind the ports. */
final class Bench {

    Service service;
    final CatalogScope scope;
    final RecordingConsole console = new RecordingConsole();
    ConnectionSettings settings;
    RunSettings run = RunSettings.DEFAULT;
    boolean embedded = true;
    int shadowsOpened;
    boolean shadowsOurs = true;
    LastRun lastRun = LastRun.NONE;
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

    Bench(Path directory) {
        this(directory, "auth", CatalogScope.DEFAULT, TestPostgres.get().createDatabase());
    }

    Bench(Path directory, String name, CatalogScope scope, String database) {
        this.service = new Service(name, "apps/" + name, directory);
        this.scope = scope;
        TestPostgres server = TestPostgres.get();
        this.settings = ConnectionSettings.of(server.host(), server.port(), database, server.user(), server.password());
        // The folder that makes this a module, by which files are shown relative to it.
        put(directory.resolve("pom.xml"), "<project/>");
    }

    private static void put(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a script and signs the directory, as dev would have. */
    Bench migration(String name, String text) {
        put(service.migrations().resolve(name), text);
        return sign();
    }

    /** Changes a script behind everybody's back. */
    Bench unsigned(String name, String text) {
        put(service.migrations().resolve(name), text);
        return this;
    }

    Bench sign() {
        MigrationsDirectory.read(service.migrations()).sign();
        return this;
    }

    /** As git mv does, and nobody signs. */
    Bench rename(String name, String other) {
        try {
            Files.move(service.migrations().resolve(name), service.migrations().resolve(other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Bench variables(String name, String value) {
        run = new RunSettings(Map.of(name, value), run.lockWait(), run.timeouts());
        return this;
    }

    Bench delete(String name) {
        try {
            Files.delete(service.migrations().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sign();
    }

    Bench emptyDirectory() {
        try {
            Files.createDirectories(service.migrations());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Bench schema(String text) {
        put(service.sources().resolve("schema.sql"), text);
        return this;
    }

    Bench source(String name, String text) {
        put(service.sources().resolve(name), text);
        return this;
    }

    String read(String name) {
        try {
            return Files.readString(service.sources().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> scripts() {
        return MigrationsDirectory.read(service.migrations()).migrations().stream()
                .map(migration -> migration.fileName())
                .toList();
    }

    TargetServer server() {
        return new TargetServer() {
            @Override
            public String database() {
                return settings.database();
            }

            @Override
            public String display() {
                return settings.display();
            }

            @Override
            public boolean isEmbedded() {
                return embedded;
            }

            @Override
            public Opened openOrMake() {
                boolean made;
                try (DatabaseAdmin admin = DatabaseAdmin.open(settings, Duration.ZERO)) {
                    made = admin.create(settings.database());
                }
                return new Opened(open(), made);
            }

            @Override
            public TargetDatabase open() {
                Origin origin = new Origin("build-7", "1.0.0", clock);
                return PostgresTarget.open(
                        settings,
                        scope,
                        Duration.ZERO,
                        target -> new MyBatisMigrationRunner(target, origin, service.commands()));
            }
        };
    }

    ShadowServer shadows() {
        return new ShadowServer() {
            @Override
            public ShadowDatabases open() {
                shadowsOpened++;
                TestPostgres server = TestPostgres.get();
                ConnectionSettings shadow = ConnectionSettings.of(
                        server.host(), server.port(), "postgres", server.user(), server.password());
                return shadowsOurs
                        ? PostgresShadowDatabases.openEmbedded(shadow)
                        : PostgresShadowDatabases.open(shadow);
            }

            @Override
            public ShadowDatabases open(int majorVersion) {
                return open();
            }
        };
    }

    Deploy.Report deploy() {
        return deploy(new Deploy.Request(service, false, null, false, null, run));
    }

    Deploy.Report deploy(Deploy.Request request) {
        return new Deploy(server(), console).run(request);
    }

    Status.Report status(String... failOn) {
        return new Status(server(), console).run(new Status.Request(service, Set.of(failOn)));
    }

    Resolve.Report resolveApplied(String id) {
        return resolve(id, null, false);
    }

    Resolve.Report resolveRolledBack(String id) {
        return resolve(null, id, false);
    }

    Resolve.Report resolve(@Nullable String applied, @Nullable String rolledBack, boolean force) {
        return resolve(new Resolve.Request(service, applied, null, null, rolledBack, force, Map.of(), run.lockWait()));
    }

    Resolve.Report resolveUpTo(String id) {
        return resolve(new Resolve.Request(service, null, id, null, null, false, Map.of(), run.lockWait()));
    }

    Resolve.Report resolveTookEffect(String id, boolean force) {
        return resolve(new Resolve.Request(service, null, null, id, null, force, Map.of(), run.lockWait()));
    }

    private Resolve.Report resolve(Resolve.Request request) {
        return new Resolve(server(), shadows(), console, new Author("build-7", "1.0.0"), clock).run(request);
    }

    Reset.Report reset(@Nullable String confirm, @Nullable String force) {
        return new Reset(server(), shadows(), console).run(new Reset.Request(service, confirm, force, true, run));
    }

    Reset.Report reset() {
        return reset(settings.database(), null);
    }

    Dev.Report dev() {
        return dev(request());
    }

    Dev.Request request() {
        return new Dev.Request(service, null, false, "", "", "", "", null, null, true, run);
    }

    Dev.Report dev(Dev.Request request) {
        return new Dev(server(), shadows(), new NoClient(), console, clock, lastRun).run(request);
    }

    /** The problem that some work ends with. */
    static Problem problem(Runnable work) {
        return Told.problem(work);
    }

    static String fact(Problem problem, String name) {
        return problem.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .map(fact -> fact.value())
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    /** File, line and column of the problem's excerpt. */
    static String place(Problem problem) {
        Excerpt excerpt = Objects.requireNonNull(problem.excerpt());
        return excerpt.file() + ":" + excerpt.line() + ":" + excerpt.column();
    }

    static List<String> commands(Problem problem) {
        return problem.remedies().stream()
                .map(Remedy::commands)
                .flatMap(List::stream)
                .toList();
    }

    void sql(String... statements) {
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            for (String statement : statements) {
                session.execute(statement);
            }
        }
    }

    /** Once no shadow database holds it: a run does not wait until the server has removed those it dropped. */
    void dropRole(String role) {
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            while (!session.query("SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'DROP DATABASE%'")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            session.execute("DROP ROLE IF EXISTS " + role);
        }
    }

    /** The first column of the first row; the text {@code null} for a NULL. */
    String value(String select) {
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            return String.valueOf(session.query(select).get(0).get(0));
        }
    }

    String changelog() {
        return value("SELECT coalesce(string_agg(id::text, ',' ORDER BY id), '') FROM changelog");
    }

    String journal() {
        return value(
                "SELECT coalesce(string_agg(event || ' ' || id, ',' ORDER BY sequence), '') FROM changelog_journal");
    }

    boolean exists(String relation) {
        return value("SELECT to_regclass('" + relation + "') IS NOT NULL").equals("t");
    }

    /** Stands where no client is generated. */
    private static final class NoClient implements ClientGenerator {
        @Override
        public boolean isCurrent(Request request, List<io.github.dbmigrate.migration.Checksum> history) {
            throw new AssertionError("no client was asked for");
        }

        @Override
        public List<Path> generate(Request request, Source source) {
            throw new AssertionError("no client was asked for");
        }
    }
}
