package io.github.dbmigrate.report;

import io.github.dbmigrate.command.Durations;
import io.github.dbmigrate.command.Status;
import io.github.dbmigrate.history.Application;
import io.github.dbmigrate.history.Failure;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.report.Table.Cell;
import io.github.dbmigrate.report.Table.Paint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The status of one service: a line a migration, what failed last, then every finding with its ways out. */
final class StatusText {

    private StatusText() {}

    static List<String> lines(Status.Report report, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(report.service()) + "  " + report.database());
        if (!report.history().records().isEmpty()) {
            lines.addAll(table(report.history().records()).lines(style, "  "));
        }
        for (MigrationRecord migration : report.history().records()) {
            failure(migration, style, lines);
        }
        lines.add("  " + painted(report, style));
        for (Problem problem : report.problems()) {
            lines.add("");
            lines.addAll(ProblemText.lines(problem, style));
        }
        return lines;
    }

    private static String painted(Status.Report report, Style style) {
        return report.problems().isEmpty() ? style.green(report.outcome()) : style.yellow(report.outcome());
    }

    private static Table table(List<MigrationRecord> migrations) {
        Table table = new Table("state", "migration", "applied", "by", "took");
        for (MigrationRecord migration : migrations) {
            Application in = migration.application();
            Duration took = in == null ? null : in.duration();
            table.add(
                    new Cell(migration.state().label(), paint(migration.state())),
                    Cell.of(migration.name()),
                    Cell.of(in == null ? "" : in.changelog().appliedAt()),
                    Cell.of(in == null ? "" : Objects.requireNonNullElse(in.by(), "") + how(in)),
                    Cell.of(took == null ? "" : Durations.text(took)));
        }
        return table;
    }

    private static String how(Application in) {
        return switch (in.how()) {
            case "applied" -> "";
            case "by MyBatis" -> "MyBatis";
            default -> " (" + in.how() + ")";
        };
    }

    private static Paint paint(MigrationState state) {
        return switch (state) {
            case APPLIED -> Paint.GOOD;
            case PENDING -> Paint.PLAIN;
            case FAILED, EDITED, MISSING, OUT_OF_ORDER -> Paint.BAD;
        };
    }

    // What stopped midway and needs a person is a problem below the table.
    private static void failure(MigrationRecord migration, Style style, List<String> lines) {
        Failure failure = migration.failure();
        if (failure == null || (migration.state() == MigrationState.FAILED && !migration.resumable())) {
            return;
        }
        String what = failure.cutOff()
                ? "was cut off behind statement " + failure.position() + "; the next deploy goes on there"
                : "failed last time: " + failure.error()
                        + (migration.resumable()
                                ? "; the next deploy goes on behind statement " + failure.position()
                                : "");
        String line = migration.name() + " " + what + " (" + failure.at() + ", " + failure.by() + ")";
        Wrap.lines(line, style.width() == 0 ? 0 : style.width() - 2).forEach(part -> lines.add("  " + part));
    }
}
