package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.MigrationRunner.Context;
import io.github.dbmigrate.command.MigrationRunner.Marking;
import io.github.dbmigrate.command.MigrationRunner.Outcome;
import io.github.dbmigrate.command.MigrationRunner.RunListener;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestPostgres;
import io.github.dbmigrate.testing.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A migrations directory and a database of their own, for one test of the runner. */
final class Workbench implements AutoCloseable, RunListener {

    final Path module;
    final ConnectionSettings settings;
    final CatalogScope scope;
    final PostgresTarget target;
    final JdbcDatabase other;
    final List<String> notices = new CopyOnWriteArrayList<>();
    final List<String> waits = new CopyOnWriteArrayList<>();
    final List<String> progress = new ArrayList<>();
    final Map<String, String> variables = new HashMap<>();
    Marking marking = Marking.NEVER;
    Timeouts timeouts = Timeouts.DEFAULT;
    Pacing.Pause pause = duration -> true;
    final List<String> retries = new ArrayList<>();
    final List<String> repaired = new ArrayList<>();
    final List<String> foundDone = new ArrayList<>();
    final List<String> counts = new CopyOnWriteArrayList<>();
    Runnable beforeStatement = () -> {};
    Runnable whenBlocked = () -> {};
    Runnable whenCounted = () -> {};

    Workbench(Path module) {
        this(module, TestPostgres.get(), CatalogScope.DEFAULT);
    }

    Workbench(Path module, TestPostgres server, CatalogScope scope) {
        this(module, settings(server), scope);
    }

    Workbench(Path module, ConnectionSettings settings, CatalogScope scope) {
        this.module = module;
        this.scope = scope;
        this.settings = settings;
        this.target = open();
        this.other = JdbcDatabase.open(settings);
        target.createBookkeeping();
    }

    static ConnectionSettings settings(TestPostgres server) {
        return ConnectionSettings.of(
                server.host(), server.port(), server.createDatabase(), server.user(), server.password());
    }

    PostgresTarget open() {
        Origin origin = new Origin("build-7", "1.0.0", Clock.systemUTC());
        return PostgresTarget.open(
                settings,
                scope,
                Duration.ZERO,
                target -> new MyBatisMigrationRunner(target, origin, new Commands("apps/auth", module), pacing()));
    }

    // Time stands still but for the pauses, so that no test waits for one.
    private Pacing pacing() {
        AtomicLong now = new AtomicLong();
        return new Pacing(now::get, () -> 0.5, duration -> {
            now.addAndGet(duration.toNanos());
            return pause.sleep(duration);
        });
    }

    Path migrations() {
        return module.resolve("src/main/db/migrations");
    }

    MigrationScript write(String name, String text) {
        try {
            Files.createDirectories(migrations());
            Files.writeString(migrations().resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MigrationScript.read(migration(name));
    }

    private Migration migration(String name) {
        return MigrationsDirectory.read(migrations()).migrations().stream()
                .filter(migration -> migration.fileName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Outcome apply(String name, String text) {
        return apply(write(name, text), 0);
    }

    Outcome apply(MigrationScript script, int resumeBehind) {
        return target.runner().apply(script, context(), resumeBehind);
    }

    Outcome undo(MigrationScript script) {
        return target.runner().undo(script, context());
    }

    Problem applyFails(String name, String text) {
        return fails(() -> apply(name, text));
    }

    static Problem fails(Runnable work) {
        return Told.problem(work);
    }

    private Context context() {
        return new Context("deploy", "auth", variables, marking, timeouts, this);
    }

    /** The journal as {@code event position}. */
    List<String> journal() {
        return target.listJournal().stream()
                .map(row -> row.event().label() + " " + row.position())
                .toList();
    }

    JournalEntry lastJournal() {
        List<JournalEntry> rows = target.listJournal();
        return rows.get(rows.size() - 1);
    }

    List<String> changelog() {
        return target.listChangelog().stream()
                .map(row -> row.id() + " " + row.description())
                .toList();
    }

    @Nullable
    String value(String select) {
        return other.query(select).get(0).get(0);
    }

    boolean exists(String relation) {
        return value("SELECT to_regclass('" + relation + "')") != null;
    }

    static String fact(Problem problem, String name) {
        return problem.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .map(fact -> fact.value())
                .findFirst()
                .orElse("");
    }

    @Override
    public void statementStarted(int number, int of, String firstWords) {
        progress.add(number + "/" + of + " " + firstWords);
        beforeStatement.run();
    }

    @Override
    public void blocked(String by) {
        waits.add(by);
        whenBlocked.run();
    }

    @Override
    public void repairing(String what) {
        repaired.add(what);
    }

    @Override
    public void foundDone(int number, String firstWords) {
        foundDone.add(number + " " + firstWords);
    }

    @Override
    public void progress(String text) {
        counts.add(text);
        whenCounted.run();
    }

    @Override
    public void retrying(String why, Duration after) {
        retries.add(why);
    }

    @Override
    public void notice(String severity, String message) {
        notices.add(severity + ": " + message);
    }

    @Override
    public void close() {
        other.close();
        target.close();
    }
}
