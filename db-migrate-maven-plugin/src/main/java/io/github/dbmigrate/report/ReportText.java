package io.github.dbmigrate.report;

import io.github.dbmigrate.command.Deploy;
import io.github.dbmigrate.command.Dev;
import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Status;
import java.util.ArrayList;
import java.util.List;

/** What a goal says at its end, behind the lines it printed on its way. */
public final class ReportText {

    private ReportText() {}

    /** The lines, without line ends. */
    public static List<String> lines(GoalReport report, Style style) {
        if (report instanceof Status.Report status) {
            return StatusText.lines(status, style);
        }
        List<String> lines = new ArrayList<>();
        if (report instanceof Deploy.Report deploy) {
            deploy.planned().forEach(planned -> sql(planned, style, lines));
        }
        lines.add(summary(report));
        if (report instanceof Dev.Report dev && dev.written() != null) {
            lines.add("Read the script, then commit it with migrations.sum and schema.sql.");
        }
        return lines;
    }

    private static void sql(Deploy.Planned planned, Style style, List<String> lines) {
        lines.add(style.dim("-- " + planned.name()));
        planned.sql().lines().forEach(lines::add);
        lines.add("");
    }

    private static String summary(GoalReport report) {
        String where = report.database().isEmpty() ? "" : " · " + report.database();
        return report.service() + ": " + report.outcome() + where;
    }
}
