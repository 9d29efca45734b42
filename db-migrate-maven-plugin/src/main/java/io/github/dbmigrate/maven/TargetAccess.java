package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.MigrationRunner;
import io.github.dbmigrate.command.TargetDatabase;
import io.github.dbmigrate.command.TargetServer;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.DatabaseAdmin;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.CatalogScope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The target database of one service, reached through settings that are settled when they are first needed: settling them
 * may start the embedded server.
 */
final class TargetAccess implements TargetServer {

    private final TargetChoice choice;
    private final Supplier<ConnectionSettings> settings;
    private final CatalogScope scope;
    private final Duration wait;
    private final Function<PostgresTarget, MigrationRunner> runner;
    private final List<PostgresTarget> opened = new CopyOnWriteArrayList<>();

    TargetAccess(
            TargetChoice choice,
            Supplier<ConnectionSettings> settings,
            CatalogScope scope,
            Duration wait,
            Function<PostgresTarget, MigrationRunner> runner) {
        this.choice = choice;
        this.settings = settings;
        this.scope = scope;
        this.wait = wait;
        this.runner = runner;
    }

    @Override
    public String database() {
        return choice.database();
    }

    @Override
    public String display() {
        return choice.display();
    }

    @Override
    public boolean isEmbedded() {
        return choice.named().isEmpty();
    }

    // Nearly always it is there, and a session on it is what is wanted.
    @Override
    public Opened openOrMake() {
        try {
            return new Opened(connected(), false);
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.DATABASE_MISSING) {
                throw e;
            }
        }
        boolean made = DatabaseAdmin.createIfMissing(settings.get(), wait);
        return new Opened(connected(), made);
    }

    @Override
    public TargetDatabase open() {
        try {
            return connected();
        } catch (ProblemException e) {
            boolean notMadeYet = isEmbedded() && e.problem().code() == ProblemCode.DATABASE_MISSING;
            throw notMadeYet ? notMadeYet().exception(e) : e;
        }
    }

    private PostgresTarget connected() {
        PostgresTarget target = PostgresTarget.open(settings.get(), scope, wait, runner);
        opened.add(target);
        return target;
    }

    /** Nobody knows the embedded server's password, and nobody needs to. */
    private Problem notMadeYet() {
        return Problem.of(
                        ProblemCode.DATABASE_MISSING,
                        "The embedded server has no database " + database() + " yet; nothing was done.")
                .remedy("Make it, with all migrations in it.", "mvn db-migrate:dev");
    }

    /** Asks the server to end what runs; from another thread, where Maven itself is being ended. */
    void cancel() {
        opened.forEach(PostgresTarget::cancel);
    }
}
