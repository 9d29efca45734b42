package io.github.dbmigrate.report;

import io.github.dbmigrate.command.AppliedMigration;
import io.github.dbmigrate.command.Deploy;
import io.github.dbmigrate.command.Dev;
import io.github.dbmigrate.command.Generate;
import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Reset;
import io.github.dbmigrate.command.Resolve;
import io.github.dbmigrate.command.Status;
import io.github.dbmigrate.history.DeployGate;
import io.github.dbmigrate.history.DevGate;
import io.github.dbmigrate.history.Diagnosis;
import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.Gates;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.history.Rows;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that is held to a golden file, by the file's name. */
final class Messages {

    private static final Commands COMMANDS = new Commands("apps/auth", Path.of("/shop/apps/auth"));
    private static final String DATABASE = "auth on db.example.com:5432 as deployer";
    private static final Style NARROW = new Style(false, 72);

    private final Map<String, String> texts = new TreeMap<>();

    static Map<String, String> all() {
        Messages messages = new Messages();
        messages.problems();
        messages.histories();
        messages.reports();
        messages.tables();
        return messages.texts;
    }

    private void problems() {
        Problem syntax = Problem.of(
                        ProblemCode.MIGRATION_FAILED,
                        "20261122101500_create_users.sql failed and was rolled back; nothing of it is in the database.")
                .fact("database", DATABASE)
                .fact("PostgreSQL says", "syntax error at or near \"TABEL\"")
                .fact("SQLSTATE", "42601")
                .at(Excerpt.of("src/main/db/migrations/20261122101500_create_users.sql", """
                        -- // create users
                        CREATE TYPE mood AS ENUM ('sad', 'ok');

                        CREATE TABLE a (
                        \tid int
                        );
                        \tCREATE TABEL users (id int);
                        SELECT 1;
                        """, 7, 9))
                .remedy("Mend the script and run the goal again.", COMMANDS.goal("deploy"));
        problem("problem_with_excerpt", syntax);
        texts.put("problem_with_excerpt_narrow.txt", text(ProblemText.lines(syntax, NARROW)));
        texts.put(
                "problem_in_colour.txt",
                text(ProblemText.lines(syntax, new Style(true, 100))).replace('\u001b', '␛'));
        texts.put("problem.json", ReportJson.of("deploy", "auth", syntax));
        problem(
                "problem_on_the_first_line",
                Problem.of(
                                ProblemCode.SCHEMA_FILE_INVALID,
                                "PostgreSQL refuses src/main/db/schema.sql; nothing was changed.")
                        .at(Excerpt.of("src/main/db/schema.sql", "CREATE TABEL users ();", 1, 8)));
        problem("problem_of_one_sentence", Problem.of(ProblemCode.CANCELLED, "Cancelled; auth is as it was."));
    }

    private void histories() {
        gate("history_edited", new Rows().file(1, "b").applied(1, "a"));
        gate(
                "history_two_edited",
                new Rows().file(1, "b").applied(1, "a").file(2, "d").applied(2, "c"));
        gate("history_missing", new Rows().applied(1, "a"));
        gate("history_failed", failed());
        gate("history_failed_and_deleted", failed().deleted(1));
        gate(
                "history_cut_off_and_edited",
                new Rows().file(1, "b").step(JournalEvent.STARTED, 1, "a", 0).step(JournalEvent.STEP, 1, "a", 2));
        gate(
                "history_out_of_order",
                new Rows().file(1, "a").file(20261122101500L, "b").applied(20261122101500L, "b"));
        gate("history_owned", new Rows().service("billing").file(1, "a").applied(1, "a"));
        gate("history_everything", everything());
        Diagnosis foreign = new Rows().file(1, "a").file(2, "b").diagnosis();
        gate("history_not_empty", foreign.with(new Finding.NotEmpty(List.of("+ table public.legacy"))));
        Diagnosis drifted = new Rows().file(1, "a").applied(1, "a").diagnosis();
        gate(
                "history_drifted",
                drifted.with(new Finding.Drifted(List.of(
                        "+ column public.users.phone",
                        "~ column public.users.name",
                        "    type: expected text, found character varying(80)"))));
    }

    private static Rows failed() {
        return new Rows()
                .file(1, "a")
                .step(JournalEvent.STARTED, 1, "a", 0)
                .step(JournalEvent.STEP, 1, "a", 2)
                .failed(1, "a", 2);
    }

    private static Rows everything() {
        return new Rows()
                .file(10, "edited")
                .applied(10, "a")
                .file(20, "late")
                .applied(30, "gone")
                .file(40, "d")
                .step(JournalEvent.STARTED, 40, "d", 0)
                .step(JournalEvent.STEP, 40, "d", 1)
                .failed(40, "d", 1)
                .file(50, "e")
                .failed(50, "e", 0)
                .file(60, "f")
                .changelog(5)
                .file(5, "by MyBatis");
    }

    private void reports() {
        report(
                "report_status_up_to_date",
                status(new Rows().file(1, "a").applied(1, "a").diagnosis(), null));
        Rows cutOff =
                new Rows().file(1, "a").step(JournalEvent.STARTED, 1, "a", 0).step(JournalEvent.STEP, 1, "a", 2);
        report("report_status_of_one_cut_off", status(cutOff.diagnosis(), null));
        report("report_status_of_nothing", status(new Rows().diagnosis(), null));
        report(
                "report_status_of_everything",
                status(
                        everything().diagnosis(),
                        Problem.of(ProblemCode.STATUS_FAIL_ON, "auth has what failOn names: edited.")));
        AppliedMigration whole = new AppliedMigration(
                MigrationId.of(20261122101500L), "20261122101500_create_users.sql", 3, Duration.ofMillis(85), true);
        AppliedMigration steps = new AppliedMigration(
                MigrationId.of(20261122101600L), "20261122101600_index_users.sql", 1, Duration.ofSeconds(200), false);
        report("report_deploy", new Deploy.Report("auth", DATABASE, List.of(whole, steps), List.of(), false));
        report("report_deploy_nothing", new Deploy.Report("auth", DATABASE, List.of(), List.of(), false));
        report(
                "report_deploy_dry_run",
                new Deploy.Report(
                        "auth",
                        DATABASE,
                        List.of(),
                        List.of(new Deploy.Planned("1_users.sql", "CREATE TABLE users (\n    id int\n);")),
                        true));
        report("report_dev_nothing", new Dev.Report("auth", DATABASE, false, List.of(), null, 0, List.of(), false));
        report(
                "report_dev",
                new Dev.Report(
                        "auth",
                        DATABASE,
                        true,
                        List.of(whole),
                        Path.of("/shop/apps/auth/src/main/db/migrations/20261122101500_create_users.sql"),
                        3,
                        List.of(Path.of("io", "github", "Users.java")),
                        true));
        report(
                "report_reset",
                new Reset.Report("auth", DATABASE, false, List.of(whole), List.of("extension x: must be owner"), true));
        report(
                "report_resolve",
                new Resolve.Report(
                        "auth", DATABASE, "1_users.sql", Resolve.Word.APPLIED, MigrationState.FAILED, 1, true));
        report("report_generate", new Generate.Report("auth", List.of(Path.of("io", "github", "Users.java")), false));
        report("report_generate_current", new Generate.Report("auth", List.of(), true));
    }

    private static Status.Report status(Diagnosis diagnosis, @Nullable Problem failure) {
        return new Status.Report("auth", DATABASE, diagnosis, Gates.problems(diagnosis, COMMANDS), failure);
    }

    private void tables() {
        List<ReactorTable.Row> rows = List.of(
                new ReactorTable.Row("deploy", "auth", DATABASE, "2 applied", false),
                new ReactorTable.Row(
                        "deploy", "notification", "", "DBM-303 1_a.sql was edited after it was applied", true));
        texts.put("table_reactor.txt", text(ReactorTable.lines(rows, Style.PLAIN)));
        texts.put("table_reactor_narrow.txt", text(ReactorTable.lines(rows, new Style(false, 60))));
    }

    private void gate(String name, Rows rows) {
        gate(name, rows.diagnosis());
    }

    private void gate(String name, Diagnosis diagnosis) {
        new DeployGate(true, null)
                .obstacle(diagnosis, COMMANDS)
                .ifPresent(problem -> problem(name + "_in_deploy", problem));
        new DevGate(null, true).obstacle(diagnosis, COMMANDS).ifPresent(problem -> problem(name + "_in_dev", problem));
    }

    private void problem(String name, Problem problem) {
        texts.put(name + ".txt", text(ProblemText.lines(problem, Style.PLAIN)));
    }

    private void report(String name, GoalReport report) {
        texts.put(name + ".txt", text(ReportText.lines(report, Style.PLAIN)));
        texts.put(name + ".json", ReportJson.of(report));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
