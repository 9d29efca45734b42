package io.github.dbmigrate.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The targets, from medians of wall times. Each compares within parts, except where one size is compared with another. */
record Targets(List<Part> parts) {

    private static final String ABOVE = " s above the floor";
    private static final String FASTER = " × faster";
    private static final String PARALLEL = Reactors.PARALLEL;

    List<Target> all() {
        return List.of(
                new Target(
                        "Apply 1,000 migrations, net of Maven's floor",
                        "at most 1.3 × psql",
                        " × psql",
                        of(Work.DEPLOY, 1000, part -> part.net() / part.wall(Psql.NAME)),
                        ratio -> ratio <= 1.3),
                new Target(
                        "The same beside the fastest Maven peer, both net",
                        "at least 4 × faster",
                        FASTER,
                        of(Work.DEPLOY, 1000, part -> (fastestPeer(part) - part.wall(EmptyGoal.NAME)) / part.net()),
                        ratio -> ratio >= 4),
                aboveFloor("Apply with nothing to do, any number", 0.5, worst(Work.NOTHING)),
                fasterThanPeers("The same beside the fastest Maven peer", Work.NOTHING),
                aboveFloor("Status, any number", 0.5, worst(Work.STATUS)),
                fasterThanPeers("The same beside the fastest Maven peer", Work.STATUS),
                new Target(
                        "`dev` with nothing changed, 1,000 migrations beside 10",
                        "at most 1.5 ×",
                        " ×",
                        growth(),
                        ratio -> ratio <= 1.5),
                aboveFloor("The same, 1,000 migrations", 1, of(Work.DEV_NOTHING, 1000, Part::net)),
                aboveFloor("`dev` with one column added, 1,000 migrations", 3, of(Work.DEV_COLUMN, 1000, Part::net)),
                timesFloor("50 services with `-T 4`, nothing to do", Work.REACTOR_NOTHING),
                timesFloor("50 services with `-T 4`, 20 migrations each to apply", Work.REACTOR_DEPLOY),
                aboveFloor("Next start of the embedded server", 1, of(Work.START_NEXT, 1, Part::net)),
                new Target(
                        "Greatest memory of apply and status, 5,000 migrations",
                        "under 300 MB",
                        " MB",
                        memory(),
                        megabytes -> megabytes < 300));
    }

    private static Target aboveFloor(String what, double seconds, OptionalDouble figure) {
        return new Target(what, "at most floor + " + seconds + " s", ABOVE, figure, above -> above <= seconds);
    }

    private Target fasterThanPeers(String what, Work work) {
        OptionalDouble least = figures(work, part -> fastestPeer(part) / part.wall(DbMigrate.NAME))
                .min();
        return new Target(what, "below every one", FASTER, least, ratio -> ratio > 1);
    }

    private Target timesFloor(String what, Work work) {
        OptionalDouble ratio =
                of(work, 50, part -> part.wall(DbMigrate.NAME + PARALLEL) / part.wall(EmptyGoal.NAME + PARALLEL));
        return new Target(what, "under 2 × the floor", " × the floor", ratio, figure -> figure < 2);
    }

    private OptionalDouble worst(Work work) {
        return figures(work, Part::net).max();
    }

    private OptionalDouble growth() {
        double large =
                of(Work.DEV_NOTHING, 1000, part -> part.wall(DbMigrate.NAME)).orElse(Double.NaN);
        double small =
                of(Work.DEV_NOTHING, 10, part -> part.wall(DbMigrate.NAME)).orElse(Double.NaN);
        return DoubleStream.of(large / small).filter(Targets::isKnown).findFirst();
    }

    private OptionalDouble memory() {
        return DoubleStream.of(memory(Work.DEPLOY), memory(Work.NOTHING), memory(Work.STATUS))
                .filter(Targets::isKnown)
                .max();
    }

    private double memory(Work work) {
        return of(
                        work,
                        5000,
                        part -> part.of(DbMigrate.NAME)
                                .map(series -> series.greatest(Sample::memory))
                                .orElse(Double.NaN))
                .orElse(Double.NaN);
    }

    private OptionalDouble of(Work work, int size, ToDoubleFunction<Part> figure) {
        return new Targets(parts.stream().filter(part -> part.size() == size).toList())
                .figures(work, figure)
                .findFirst();
    }

    private DoubleStream figures(Work work, ToDoubleFunction<Part> figure) {
        return parts.stream()
                .filter(part -> part.work() == work)
                .mapToDouble(figure)
                .filter(Targets::isKnown);
    }

    // MyBatis' command line is none: it runs without Maven, and so without its floor.
    private static double fastestPeer(Part part) {
        return part.series().stream()
                .filter(series -> Contestants.isMavenPeer(series.contestant()))
                .mapToDouble(Series::wall)
                .min()
                .orElse(Double.NaN);
    }

    private static boolean isKnown(double figure) {
        return Double.isFinite(figure);
    }
}
