package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.Console;
import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Status;
import io.github.dbmigrate.postgres.DatabaseUrl;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.CatalogScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that works for a service; it passes over a module without {@code src/main/db}. */
abstract class ServiceMojo extends GoalMojo {

    /**
     * The database, as {@code postgresql://user@host:5432/database?schema=auth} or {@code jdbc:postgresql://…}. It goes
     * before the environment variables {@code DATABASE_URL_<SERVICE>} and {@code DATABASE_URL} and the files {@code .env}.
     *
     * <p>Example: {@code -Ddb-migrate.url=postgresql://deployer@db.example.com/auth}. A password in it would stand in the
     * list of processes: prefer {@code server}, {@code PGPASSWORD} or {@code ~/.pgpass}. The word {@code embedded} names
     * the embedded server, for {@code deploy} and {@code resolve} too, which do not fall back on it.
     */
    @Parameter(property = "db-migrate.url")
    private @Nullable String url;

    /**
     * The id of a {@code <server>} in settings.xml whose user name and password log in to the database; encrypted
     * passwords are decrypted as Maven does it. They go before those of the URL.
     *
     * <p>Example: {@code -Ddb-migrate.server=production-db}. An id that settings.xml lacks is a problem.
     */
    @Parameter(property = "db-migrate.server")
    private @Nullable String server;

    /**
     * The PostgreSQL schema that is managed: changelog and journal live in it, and names without a schema in scripts mean
     * it. {@code ?schema=} of the URL goes before it.
     *
     * <p>Example: {@code -Ddb-migrate.schema=auth}, so that several services share one database.
     */
    @Parameter(property = "db-migrate.schema", defaultValue = "public")
    private String schema;

    /**
     * The name of MyBatis' changelog table; the journal beside it is named after it.
     *
     * <p>Example: {@code -Ddb-migrate.changelog=auth_changelog}. On a database that has a changelog of another name, the
     * history looks empty.
     */
    @Parameter(property = "db-migrate.changelog", defaultValue = "changelog")
    private String changelog;

    /**
     * The name that this service had before its folder was renamed. A changelog that belongs to that name is taken as this
     * service's own, and the next migration that is applied writes the new name into the journal.
     *
     * <p>Example: {@code -Ddb-migrate.formerService=accounts}, or in the module's POM until each of its databases has had a
     * deploy. Never the name of a service that still exists: two services would write into one changelog.
     */
    @Parameter(property = "db-migrate.formerService")
    private @Nullable String formerService;

    /**
     * Values for MyBatis' <code>${name}</code> in scripts, each as {@code name=value}. A name without a value stays as it
     * is written.
     *
     * <p>Example: {@code -Ddb-migrate.variables=owner=app,limit=10}. They are no secrets: messages show them.
     */
    @Parameter(property = "db-migrate.variables")
    private List<String> variables = List.of();

    /**
     * How long to wait for a server that is just starting, such as a pipeline's service container. Only refused
     * connections are waited out, never a wrong password.
     *
     * <p>Example: {@code -Ddb-migrate.connectWait=60s}; units are {@code ms}, {@code s}, {@code m} and {@code h}.
     */
    @Parameter(property = "db-migrate.connectWait", defaultValue = "10s")
    private String connectWait;

    /**
     * A server where shadow databases are made, in place of the embedded one. Its role needs {@code CREATEDB}, its major
     * version must be the target's. The database named is only logged in to. Goals without shadow databases ignore it.
     *
     * <p>Example: {@code -Ddb-migrate.shadowUrl=postgresql://shadow@localhost/postgres}
     */
    @Parameter(property = "db-migrate.shadowUrl")
    private @Nullable String shadowUrl;

    @Inject
    private SettingsDecrypter decrypter;

    /** Once made: the run asks for it, and so does whoever tells how it went. */
    private @Nullable TargetChoice chosen;

    @Override
    final void perform() {
        Optional<ServiceModule> module = ServiceModule.find(project.getBasedir().toPath(), root());
        if (module.isPresent() && !isPassedOver()) {
            perform(module.get().formerly(formerService));
        }
    }

    private void perform(ServiceModule module) {
        Output output = output(module.name() + " · " + goal());
        Reporting reporting = new Reporting(
                reactor(), module, goal(), output, Terminal.of(session).style(), results());
        Optional<Problem> failure;
        try (Interruption interruption = Interruption.watch()) {
            failure = told(module, output, reporting, interruption);
        }
        if (failure.isPresent()) {
            throw failure.get().exception();
        }
    }

    /** Where this module's results go. */
    final BuildFolder results() {
        return new BuildFolder(
                Path.of(project.getBuild().getDirectory(), "db-migrate"),
                project.getBasedir().toPath());
    }

    private Optional<Problem> told(
            ServiceModule module, Output output, Reporting reporting, Interruption interruption) {
        try {
            GoalReport report = run(compose(module, output, interruption));
            return reporting.tell(
                    report instanceof Status.Report ? addressing(module).of(report) : report);
        } catch (ProblemException e) {
            Problem addressed = addressing(module).of(e.problem());
            reporting.tell(addressed, interruption.happened());
            throw addressed.exception(e);
        } catch (RuntimeException e) {
            reporting.tell(Defect.of(e, goal()), interruption.happened());
            throw e;
        } finally {
            output.flush();
        }
    }

    private Composition compose(ServiceModule module, Output output, Interruption interruption) {
        TargetChoice choice = takesTarget() ? choice(module) : choiceIfAny(module);
        if (!takesEmbedded()) {
            choice.requireNamed(goal(), url);
        }
        Console console = console(output);
        if (choice.named().isPresent()) {
            warnOfPassword(console);
        }
        EmbeddedServers embedded = servers(console);
        return Composition.of(
                choice,
                embedded,
                new CatalogScope(choice.namespace(schema), changelog),
                TimeSpan.of("connectWait", connectWait),
                new Shadows(
                        Optional.ofNullable(shadowUrl).map(given -> TargetChoice.settled(given, login())), embedded),
                console,
                interruption);
    }

    // Neither is ours to hide: the list of processes is the operating system's, the debug log of parameters Maven's.
    private void warnOfPassword(Console console) {
        if (url != null && !url.isBlank() && DatabaseUrl.parse(url).password() != null) {
            console.warn(
                    "The parameter url holds a password, which whoever may list this machine's processes sees, and "
                            + "Maven's log with -X. Give it in PGPASSWORD, in ~/.pgpass, or in a server of settings.xml.");
        }
    }

    private TargetChoice choice(ServiceModule module) {
        TargetChoice choice = chosen;
        if (choice == null) {
            choice = TargetChoice.of(module, url, Variables.of(module, System.getenv()), login());
            chosen = choice;
        }
        return choice;
    }

    // A DATABASE_URL that means something else altogether is not in the way of a goal that connects to none.
    private TargetChoice choiceIfAny(ServiceModule module) {
        try {
            return choice(module);
        } catch (ProblemException e) {
            return new TargetChoice(module, Optional.empty());
        }
    }

    private Addressing addressing(ServiceModule module) {
        boolean embedded;
        try {
            embedded = choice(module).named().isEmpty();
        } catch (ProblemException e) {
            // It is the one that is being told.
            embedded = false;
        }
        String enter = Addressing.enter(module.root(), Path.of(System.getProperty("user.dir")));
        return Addressing.of(module.service().commands(), session.getUserProperties(), embedded, enter);
    }

    /** Runs the goal's command. */
    abstract GoalReport run(Composition composition);

    /** Whether there is nothing to do for this module, whatever it holds. */
    boolean isPassedOver() {
        return false;
    }

    /** Whether it works on the service's own database; else only the schema of a URL that can be read is asked for. */
    boolean takesTarget() {
        return true;
    }

    /** Whether the embedded server stands in where no database is named. */
    boolean takesEmbedded() {
        return true;
    }

    final Map<String, String> variables() {
        return NameValues.of("variables", variables);
    }

    private ServerLogin login() {
        return ServerLogin.of(server, session.getSettings(), decrypter);
    }
}
