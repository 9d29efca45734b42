package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.plan.CorpusRun.Result;
import io.github.dbmigrate.plan.CorpusRun.Result.Verdict;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans every pair of {@code golden/plan} up and down on a real PostgreSQL. A pair may be refused only when {@code
 * refused.txt} says so; none may be wrong. {@code -Dcorpus.majors=14,17,18} chooses the servers, {@code -Dcorpus.only=index}
 * the pairs, {@code -Dcorpus.oracle=true} asks pg_dump too where one on the PATH understands the server.
 */
class PlanCorpusTest {

    static Stream<Integer> majors() {
        return Arrays.stream(System.getProperty("corpus.majors", "17").split(",", -1))
                .map(Integer::valueOf);
    }

    @ParameterizedTest
    @MethodSource("majors")
    void every_pair_is_proven_both_ways_or_refused_as_expected(int major) throws IOException {
        List<Result> results = run(major);
        Files.writeString(Path.of("target", "plan-corpus-" + major + ".txt"), report(results));

        assertThat(results).isNotEmpty();
        assertThat(told(results, Verdict.WRONG)).as("wrong").isEmpty();
        assertThat(names(results, Verdict.REFUSED))
                .as("refused, against golden/plan/refused.txt; reasons in target/plan-corpus-" + major + ".txt")
                .isEqualTo(expectedRefusals(results));
    }

    private static List<Result> run(int major) {
        String only = System.getProperty("corpus.only", "");
        TestPostgres postgres = TestPostgres.of(major);
        Optional<PgDumpOracle> oracle =
                Boolean.getBoolean("corpus.oracle") ? PgDumpOracle.find(postgres, major) : Optional.empty();
        try (CorpusRun run = new CorpusRun(postgres, oracle)) {
            return SchemaPair.all().parallelStream()
                    .filter(pair -> pair.minimumMajor() <= major && pair.name().startsWith(only))
                    .map(run::run)
                    .toList();
        }
    }

    private static List<String> expectedRefusals(List<Result> results) throws IOException {
        List<String> ran = results.stream().map(result -> result.pair().name()).toList();
        try (Stream<String> lines = Files.lines(SchemaPair.root().resolve("refused.txt"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 2)[0])
                    .filter(ran::contains)
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(List<Result> results, Verdict verdict) {
        return results.stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.pair().name())
                .sorted()
                .toList();
    }

    private static List<String> told(List<Result> results, Verdict verdict) {
        return results.stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.pair().name() + ": " + result.reason())
                .toList();
    }

    /** A table of pass, refused and wrong by kind, and then every reason. */
    private static String report(List<Result> results) {
        Map<String, int[]> byKind = new TreeMap<>();
        for (Result result : results) {
            for (String kind : List.of(result.pair().kind(), "~ all")) {
                int[] counts = byKind.computeIfAbsent(kind, k -> new int[3]);
                switch (result.verdict()) {
                    case PASS -> counts[0]++;
                    case REFUSED -> counts[1]++;
                    case WRONG -> counts[2]++;
                }
            }
        }
        String table = byKind.entrySet().stream()
                .map(entry -> "%-20s %5d %7d %5d"
                        .formatted(entry.getKey(), entry.getValue()[0], entry.getValue()[1], entry.getValue()[2]))
                .collect(Collectors.joining("\n"));
        String reasons = results.stream()
                .filter(result -> result.verdict() != Verdict.PASS)
                .map(result -> "== " + result.verdict() + " " + result.pair().name() + "\n" + result.reason())
                .collect(Collectors.joining("\n\n"));
        return "%-20s %5s %7s %5s%n".formatted("kind", "pass", "refused", "wrong") + table + "\n\n" + reasons + "\n";
    }
}
