package io.github.dbmigrate.command;

import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Brings migrations in, one after the other, with a line for each. */
final class Applying {

    private final TargetDatabase target;
    private final Console console;
    private final String goal;
    private final Service service;
    private final RunSettings settings;
    private final Scripts scripts;

    Applying(TargetDatabase target, Console console, String goal, Service service, RunSettings settings) {
        this.target = target;
        this.console = console;
        this.goal = goal;
        this.service = service;
        this.settings = settings;
        this.scripts = new Scripts(service);
    }

    /**
     * Runs them all, or up to the first that fails. Every script is read before the first one runs, so that a file that
     * cannot be run stops all of them. Problem {@code MIGRATION_FAILED} says what was applied before it and what was not.
     */
    List<AppliedMigration> run(List<MigrationRecord> migrations) {
        scripts.check(migrations);
        List<AppliedMigration> applied = new ArrayList<>();
        for (int at = 0; at < migrations.size(); at++) {
            try {
                applied.add(run(migrations.get(at), MigrationRunner.Marking.of(at, migrations.size() - 1)));
            } catch (ProblemException e) {
                if (Meanwhile.applied(target, migrations.get(at).id(), e.problem())) {
                    console.say(
                            "  " + migrations.get(at).name() + " was applied meanwhile by a program without our lock");
                    continue;
                }
                throw among(e.problem(), applied, migrations.subList(at + 1, migrations.size()))
                        .exception(e);
            }
        }
        return applied;
    }

    private AppliedMigration run(MigrationRecord migration, MigrationRunner.Marking marking) {
        MigrationScript script = scripts.read(Objects.requireNonNull(migration.file()));
        String name = migration.name();
        if (migration.position() > 0) {
            console.say("  " + name + " goes on behind statement " + migration.position());
        }
        try (Console.Step step = console.step("apply " + name)) {
            MigrationRunner.Outcome outcome =
                    target.runner().apply(script, context(marking, new Listener(step, console)), migration.position());
            console.say("  " + name + "  " + Durations.text(outcome.elapsed()));
            return new AppliedMigration(
                    migration.id(), name, outcome.statements(), outcome.elapsed(), outcome.transactional());
        }
    }

    private MigrationRunner.Context context(MigrationRunner.Marking marking, MigrationRunner.RunListener listener) {
        return new MigrationRunner.Context(
                goal, service.name(), settings.variables(), marking, settings.timeouts(), listener);
    }

    private static Problem among(Problem problem, List<AppliedMigration> before, List<MigrationRecord> after) {
        return problem.fact(
                        "applied before",
                        before.stream().map(AppliedMigration::name).collect(Collectors.joining("\n")))
                .fact("not applied", after.stream().map(MigrationRecord::name).collect(Collectors.joining("\n")));
    }

    private static final class Listener implements MigrationRunner.RunListener {

        private final Console.Step step;
        private final Console console;
        private volatile String statement = "";

        Listener(Console.Step step, Console console) {
            this.step = step;
            this.console = console;
        }

        @Override
        public void statementStarted(int number, int of, String firstWords) {
            statement = number + " of " + of + ": " + firstWords;
            step.detail(statement);
        }

        @Override
        public void progress(String text) {
            step.detail(statement + " · " + text);
        }

        @Override
        public void blocked(String by) {
            step.tell("    waits for " + by.replace("\n", "\n              "));
        }

        @Override
        public void retrying(String why, Duration pause) {
            step.tell("    " + why + "; rolled back, tries again in " + Durations.text(pause));
        }

        @Override
        public void repairing(String what) {
            console.say("    clears away what an interrupted statement left: " + what);
        }

        @Override
        public void foundDone(int number, String firstWords) {
            console.say("    statement " + number + " was interrupted, and took effect: " + firstWords);
        }

        @Override
        public void notice(String severity, String message) {
            console.say("    " + severity + ": " + message);
        }
    }
}
