package io.github.dbmigrate.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One piece of work at one size, measured in one go: only what stands in the same part may be compared.
 *
 * @param size how many migrations, services or tables, as the work has it
 * @param circumstances where, when and on what it was measured
 */
record Part(Work work, int size, Map<String, String> circumstances, List<Series> series) {

    /** The circumstance that tells how Maven's JVM was set; it is missing where it was left as it comes. */
    static final String MAVEN_OPTS = "MAVEN_OPTS";

    Part {
        series = List.copyOf(series);
    }

    Optional<Series> of(String contestant) {
        return series.stream()
                .filter(one -> one.contestant().equals(contestant))
                .findFirst();
    }

    /** How Maven's JVM was set; empty where it was left as it comes. */
    String mavenOpts() {
        return circumstances.getOrDefault(MAVEN_OPTS, "");
    }

    /** The name of its file. */
    String fileName() {
        return work.word() + "-" + size + (mavenOpts().isEmpty() ? "" : "-" + MAVEN_OPTS) + ".json";
    }

    /** The median of the contestant's wall times; NaN when it did not take part. */
    double wall(String contestant) {
        return of(contestant).map(Series::wall).orElse(Double.NaN);
    }

    /** The wall time of Maven alone, to compare that contestant with: with {@code -T} where it has it. */
    private double floor(String contestant) {
        return wall(contestant.endsWith(Reactors.PARALLEL) ? EmptyGoal.NAME + Reactors.PARALLEL : EmptyGoal.NAME);
    }

    /** How often each contestant ran. */
    int runs() {
        return series.stream().mapToInt(one -> one.samples().size()).min().orElse(0);
    }

    /** What it adds to Maven's floor; all of it for what runs without Maven, NaN for the floor itself. */
    double net(Series one) {
        if (one.contestant().startsWith(EmptyGoal.NAME)) {
            return Double.NaN;
        }
        return one.wall() - (Contestants.runsInMaven(one.contestant()) ? floor(one.contestant()) : 0);
    }

    /** What db-migrate adds to Maven's floor. */
    double net() {
        return wall(DbMigrate.NAME) - wall(EmptyGoal.NAME);
    }

    /** The share of the machine that everything else had meanwhile, between 0 and 1; NaN when it is not known. */
    double others() {
        double wall = sum(Sample::wall);
        return sum(Sample::others) / wall / Double.parseDouble(circumstances.getOrDefault("processors", "1"));
    }

    private double sum(ToDoubleFunction<Sample> figure) {
        return series.stream()
                .flatMap(one -> one.samples().stream())
                .mapToDouble(figure)
                .sum();
    }
}
