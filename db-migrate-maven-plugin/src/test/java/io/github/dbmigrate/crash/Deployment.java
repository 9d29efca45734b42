package io.github.dbmigrate.crash;

import io.github.dbmigrate.command.Deploy;
import io.github.dbmigrate.command.RunSettings;
import io.github.dbmigrate.command.Service;
import io.github.dbmigrate.command.TargetDatabase;
import io.github.dbmigrate.command.TargetServer;
import io.github.dbmigrate.mybatis.MyBatisMigrationRunner;
import io.github.dbmigrate.mybatis.Origin;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.CatalogScope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The goal deploy, with everything real but Maven: in this JVM, or in one of its own that can be killed. */
public final class Deployment {

    private static final String PASSWORD = "CRASH_PASSWORD";

    private final ConnectionSettings settings;
    private final Service service;
    private final RunSettings run;
    private final Clock clock;
    final Lines console = new Lines();

    Deployment(ConnectionSettings settings, Path directory) {
        this(settings, directory, RunSettings.DEFAULT, Clock.systemUTC());
    }

    Deployment(ConnectionSettings settings, Path directory, RunSettings run, Clock clock) {
        this.settings = settings;
        this.service = new Service("shop", "apps/shop", directory);
        this.run = run;
        this.clock = clock;
    }

    Deploy.Report run() {
        return new Deploy(server(), console).run(new Deploy.Request(service, false, null, false, null, run));
    }

    /** The server of the settings, for a second session on it too. */
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
                return false;
            }

            @Override
            public Opened openOrMake() {
                return new Opened(open(), false);
            }

            @Override
            public TargetDatabase open() {
                Origin origin = new Origin("build-7", "1.0.0", clock);
                return PostgresTarget.open(
                        settings,
                        CatalogScope.DEFAULT,
                        Duration.ZERO,
                        target -> new MyBatisMigrationRunner(target, origin, service.commands()));
            }
        };
    }

    /** The same in a new JVM. */
    Process start(String... jvmOptions) throws IOException {
        List<String> command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // Starts in half of the time; a deploy is too short for the compiler to be worth it.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Deployment.class.getName()));
        ConnectionSettings.Host host = settings.hosts().get(0);
        command.addAll(List.of(
                service.directory().toString(),
                host.name(),
                String.valueOf(host.port()),
                settings.database(),
                String.valueOf(settings.user())));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD, String.valueOf(settings.password()));
        return builder.start();
    }

    /** Deploys the service of a directory to a database: directory, host, port, database, user. */
    public static void main(String[] arguments) {
        ConnectionSettings settings = settings(
                arguments[1], Integer.parseInt(arguments[2]), arguments[3], arguments[4], System.getenv(PASSWORD));
        Deployment deployment = new Deployment(settings, Path.of(arguments[0]));
        deployment.console.listener = System.out::println;
        try {
            System.out.println(deployment.run().outcome());
        } catch (ProblemException e) {
            System.out.println(e.problem());
            System.exit(1);
        }
    }

    /** Unencrypted, so that a proxy can read along. */
    static ConnectionSettings settings(String host, int port, String database, String user, String password) {
        return new ConnectionSettings(
                List.of(new ConnectionSettings.Host(host, port)),
                database,
                user,
                password,
                null,
                Map.of("sslmode", "disable", "gssEncMode", "disable"));
    }
}
