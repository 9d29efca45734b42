package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Status;
import io.github.dbmigrate.problem.Problem;
import java.util.Optional;

/** Tells a goal's result on one service to all who want it: the log, the summary, the JSON file, and CI. */
final class Reporting {

    private final Reactor reactor;
    private final ServiceModule module;
    private final String goal;
    private final Output output;

    Reporting(Reactor reactor, ServiceModule module, String goal, Output output) {
        this.reactor = reactor;
        this.module = module;
        this.goal = goal;
        this.output = output;
    }

    /** Answers the problem that the goal must end with all the same, such as what {@code failOn} names. */
    Optional<Problem> tell(GoalReport report) {
        Optional<Problem> failure =
                report instanceof Status.Report status ? Optional.ofNullable(status.failure()) : Optional.empty();
        reactor.add(new Reactor.Result(goal, module.name(), report.database(), report.outcome(), failure.isPresent()));
        output.say(report.outcome());
        failure.ifPresent(this::annotate);
        return failure;
    }

    /** The problem's text is Maven's to print, at the end and once. */
    void tell(Problem problem) {
        reactor.add(new Reactor.Result(goal, module.name(), "", problem.code().label(), true));
        annotate(problem);
    }

    /** Past the log, whose level at the head of each line would hide it from the CI. */
    private void annotate(Problem problem) {
        Annotation.of(problem, module, System.getenv()).ifPresent(line -> output.flush(() -> System.out.println(line)));
    }
}
