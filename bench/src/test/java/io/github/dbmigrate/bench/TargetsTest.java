package io.github.dbmigrate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class TargetsTest {

    @Test
    void applying_is_held_against_psql_without_mavens_floor() {
        Part part = part(Work.DEPLOY, 1000, series("db-migrate", 4), series("Maven's floor", 2), series("psql", 1.6));

        assertThat(verdict("psql", part)).isEqualTo("1.25 × psql yes");
    }

    @Test
    void the_fastest_peer_that_runs_in_maven_counts() {
        Part part = part(
                Work.DEPLOY,
                1000,
                series("db-migrate", 3),
                series("Flyway 1.0", 9),
                series("Liquibase 1.0", 5.5),
                series("MyBatis command line 1.0", 1),
                series("Maven's floor", 2));

        assertThat(verdict("4 ×", part)).isEqualTo("3.50 × faster **no**");
    }

    @Test
    void the_worst_size_counts() {
        Part small = part(Work.STATUS, 10, series("db-migrate", 2.6), series("Maven's floor", 2));
        Part large = part(Work.STATUS, 1000, series("db-migrate", 2.4), series("Maven's floor", 2));

        assertThat(verdict("floor + 0.5 s", small, large)).isEqualTo("0.60 s above the floor **no**");
    }

    @Test
    void what_was_not_measured_is_neither_met_nor_missed() {
        assertThat(new Targets(List.of()).all())
                .allSatisfy(target ->
                        assertThat(target.measured() + target.verdict()).isEqualTo("not measured"));
    }

    @Test
    void a_floor_in_parallel_belongs_to_a_contestant_in_parallel() {
        Part part = part(
                Work.REACTOR_NOTHING,
                50,
                series("db-migrate -T 4", 3),
                series("Maven's floor", 4),
                series("Maven's floor -T 4", 2));

        assertThat(verdict("2 × the floor", part)).isEqualTo("1.50 × the floor yes");
    }

    @Test
    void a_series_tells_its_median_and_its_spread() {
        Series series = series("db-migrate", 3, 9, 1, 2);

        assertThat(series.wall()).isEqualTo(2.5);
        assertThat(series.least(Sample::wall)).isEqualTo(1);
        assertThat(series.greatest(Sample::wall)).isEqualTo(9);
    }

    @Test
    void parts_of_several_commits_are_told_apart() {
        Part before = new Part(Work.STATUS, 10, Map.of("commit", "aaa", "Java", "17"), List.of());
        Part after = new Part(Work.DEPLOY, 10, Map.of("commit", "bbb", "Java", "17"), List.of());

        assertThat(new Circumstances(List.of(before, after)).render())
                .contains("- Java: 17", "| aaa | status 10 |", "| bbb | deploy 10 |");
    }

    @Test
    void what_only_some_parts_were_measured_with_is_told_of_those_only() {
        Part plain = new Part(Work.STATUS, 10, Map.of("Java", "17"), List.of());
        Part with = new Part(Work.DEPLOY, 10, Map.of("Java", "17", "MAVEN_OPTS", "-Xint"), List.of());

        assertThat(new Circumstances(List.of(plain, with)).render())
                .contains("|  | status 10 |", "| -Xint | deploy 10 |")
                .doesNotContain("- MAVEN_OPTS");
    }

    @Test
    void what_was_measured_with_options_of_maven_stands_beside_what_was_measured_without() {
        Map<String, String> options = Map.of("MAVEN_OPTS", "-Xint");
        Part plain = part(Work.STATUS, 10, series("db-migrate", 2.6), series("Maven's floor", 2));
        Part with = new Part(Work.STATUS, 10, options, List.of(series("db-migrate", 2.4), series("Maven's floor", 2)));

        assertThat(new Page(List.of(plain, with), "performance").render())
                .contains("| what | target | measured | met | with `MAVEN_OPTS=-Xint` | met |")
                .containsPattern(
                        "Status, any number .* 0.60 s above the floor . \\*\\*no\\*\\* . 0.40 s above the floor . yes")
                .contains("With `MAVEN_OPTS=-Xint`:");
        assertThat(plain.fileName()).isNotEqualTo(with.fileName());
    }

    @Test
    void a_profile_is_taken_with_the_options_that_are_measured() {
        Command measured = new Command(List.of("mvn"), Path.of("."), Map.of("MAVEN_OPTS", "-Xint"));

        assertThat(Profile.recorded(measured, Path.of("a.jfr")).environment().get("MAVEN_OPTS"))
                .isEqualTo("-Xint -XX:StartFlightRecording=settings=profile,filename=a.jfr");
    }

    private static String verdict(String required, Part... parts) {
        Target target = new Targets(List.of(parts))
                .all().stream()
                        .filter(one -> one.required().contains(required)
                                && one.figure().isPresent())
                        .findFirst()
                        .orElseThrow();
        return target.measured() + " " + target.verdict();
    }

    private static Part part(Work work, int size, Series... series) {
        return new Part(work, size, Map.of(), List.of(series));
    }

    private static Series series(String contestant, double... walls) {
        return new Series(
                contestant,
                DoubleStream.of(walls)
                        .mapToObj(wall -> new Sample(wall, wall, 100, 0, 0))
                        .toList());
    }
}
