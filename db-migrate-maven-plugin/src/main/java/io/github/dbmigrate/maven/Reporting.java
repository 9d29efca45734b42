package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.Beside;
import io.github.dbmigrate.command.Generate;
import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Status;
import io.github.dbmigrate.command.TestDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.report.ProblemText;
import io.github.dbmigrate.report.ReactorTable.Row;
import io.github.dbmigrate.report.ReportJson;
import io.github.dbmigrate.report.ReportText;
import io.github.dbmigrate.report.Style;
import java.io.IOException;
import java.util.Optional;

/** Tells a goal's result on one service to all who want it: the log, the summary, the JSON file, and CI. */
final class Reporting {

    private static final int LONGEST = 60;

    private final Reactor reactor;
    private final ServiceModule module;
    private final String goal;
    private final Output output;
    private final Style style;
    private final BuildFolder directory;

    /** @param directory where the JSON file goes; made when needed */
    Reporting(Reactor reactor, ServiceModule module, String goal, Output output, Style style, BuildFolder directory) {
        this.reactor = reactor;
        this.module = module;
        this.goal = goal;
        this.output = output;
        this.style = style;
        this.directory = directory;
    }

    /** Answers the problem that the goal must end with all the same, such as what {@code failOn} names. */
    Optional<Problem> tell(GoalReport report) {
        Optional<Problem> failure =
                report instanceof Status.Report status ? Optional.ofNullable(status.failure()) : Optional.empty();
        // A long history's lines take Maven as long to print as they take to be written down.
        Beside<String> json = Beside.begin("json", () -> ReportJson.of(report));
        for (String line : ReportText.lines(report, style)) {
            output.say(line);
        }
        Row row = new Row(goal, module.name(), report.database(), report.outcome(), failure.isPresent());
        if (isNothingNew(report)) {
            reactor.addUnremarkable(row);
        } else {
            reactor.add(row);
        }
        write(json.resultOr(() -> ReportJson.of(report)));
        failure.ifPresent(this::annotate);
        return failure;
    }

    /**
     * Tells of a problem. Its text is Maven's to print, at the end and once.
     *
     * @param last whether Maven is being ended and will print nothing any more
     */
    void tell(Problem problem, boolean last) {
        if (last) {
            output.warn("Maven was ended from outside, and what ran was cancelled.");
            ProblemText.lines(problem, style).forEach(output::warn);
        }
        reactor.add(
                new Row(goal, module.name(), "", problem.code().label() + " " + shortened(problem.headline()), true));
        write(ReportJson.of(goal, module.name(), problem));
        annotate(problem);
    }

    /** One line of a table; the whole text stands at the end. */
    private static String shortened(String headline) {
        return headline.length() <= LONGEST ? headline : headline.substring(0, LONGEST) + "…";
    }

    /** Every build generates and tests; a table of that would only hide what other goals did. */
    private static boolean isNothingNew(GoalReport report) {
        return report instanceof TestDatabase.Report
                || (report instanceof Generate.Report generated && generated.current());
    }

    /** The file is for machines, and nobody's goal fails for it. */
    private void write(String json) {
        try {
            directory.write(goal + ".json", json);
        } catch (IOException e) {
            output.warn("Could not write " + directory.path().resolve(goal + ".json") + ": " + e.getMessage());
        }
    }

    /** Past the log, whose level at the head of each line would hide it from the CI. */
    private void annotate(Problem problem) {
        Annotation.of(problem, module, System.getenv()).ifPresent(line -> output.flush(() -> System.out.println(line)));
    }
}
