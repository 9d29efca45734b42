package io.github.dbmigrate.crash;

import io.github.dbmigrate.crash.Trap.Moment;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A deploy that is interrupted as a {@link Case} says. */
final class Interruption implements AutoCloseable, Trap.Action {

    private final TestPostgres server;
    private final Path directory;
    private final String database;
    private final Case one;
    private final Wire wire;
    private final Connection admin;
    private final Blocker blocker;
    private final CompletableFuture<@Nullable Void> sprung = new CompletableFuture<>();
    private volatile @Nullable Process process;

    Interruption(TestPostgres server, Path directory, String database, Case one) throws Exception {
        this.server = server;
        this.directory = directory;
        this.database = database;
        this.one = one;
        this.wire = new Wire(server.host(), server.port());
        this.admin = server.connect("postgres");
        this.blocker = new Blocker(server.connect(database));
    }

    /** Runs until the end, whatever it is; answers what the run itself said of it. */
    String run() throws Exception {
        wire.arm(new Trap(one.step(), one.moment(), this));
        Deployment deployment = new Deployment(settings(wire.port()), directory);
        String outcome = one.fault() == Fault.KILLED ? outcomeOf(deployment.start()) : outcomeOf(deployment);
        // At the last answer of a run its end may be ahead of the trap.
        sprung.get(1, TimeUnit.MINUTES);
        return outcome;
    }

    /** Past the proxy. */
    ConnectionSettings settings() {
        return settings(server.port());
    }

    private ConnectionSettings settings(int port) {
        return Deployment.settings(server.host(), port, database, server.user(), server.password());
    }

    private static String outcomeOf(Deployment deployment) {
        try {
            deployment.run();
            return "ended well";
        } catch (ProblemException e) {
            return e.problem().code().label();
        }
    }

    private String outcomeOf(Process started) throws Exception {
        process = started;
        String output = new String(started.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int exit = started.waitFor();
        // 128 + SIGKILL
        return exit == 137 ? "killed" : "exit " + exit + " " + output;
    }

    @Override
    public void prepare() throws SQLException {
        try {
            blocker.block(Blocker.lockFor(one.step()).orElseThrow());
        } catch (SQLException e) {
            sprung.completeExceptionally(e);
            throw e;
        }
    }

    @Override
    public void happen(Link link) throws Exception {
        try {
            if (one.moment() == Moment.DURING) {
                blocker.awaitWaiting(link.backend());
            }
            interrupt(link);
            blocker.release();
            sprung.complete(null);
        } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
            sprung.completeExceptionally(e);
            throw e;
        }
    }

    private void interrupt(Link link) throws Exception {
        switch (one.fault()) {
            case KILLED -> {
                Process running = java.util.Objects.requireNonNull(process);
                running.destroyForcibly().waitFor();
                wire.cutAll();
            }
            case TERMINATED -> terminate(link.backend());
            case CUT -> link.cut();
            case DOWN -> wire.takeDown();
        }
    }

    private void terminate(int backend) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + backend + ", 10000)");
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        blocker.close();
        wire.close();
        admin.close();
    }
}
