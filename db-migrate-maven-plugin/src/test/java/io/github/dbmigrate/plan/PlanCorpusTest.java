package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dbmigrate.plan.CorpusResult.Verdict;
import io.github.dbmigrate.plan.kind.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans every pair of {@code golden/plan} up and down on a real PostgreSQL. A pair may be refused only when {@code
 * refused.txt} says so; none may be wrong. {@code -Dcorpus.majors=14,15,16,17,18} chooses the servers, {@code
 * -Dcorpus.only=index,view} the pairs. {@code -Dcorpus.oracle=required} fails where there is no pg_dump to ask, and {@code
 * off} asks none; {@code -Dcorpus.backwards=true} asks it also of each schema loaded in the opposite order.
 */
class PlanCorpusTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", ""), "..", "docs", "diff.md");
    private static final String TABLE_START = "<!-- corpus -->";
    private static final String TABLE_END = "<!-- end of corpus -->";
    private static final int ALL_MAJORS = 5;

    static Stream<Integer> majors() {
        return Arrays.stream(System.getProperty("corpus.majors", "14,17").split(",", -1))
                .map(Integer::valueOf);
    }

    @ParameterizedTest
    @MethodSource("majors")
    void every_pair_is_proven_both_ways_or_refused_as_expected(int major) throws IOException {
        Corpus corpus = Corpus.on(major);

        assertThat(corpus.results()).isNotEmpty();
        assertThat(corpus.told(Verdict.WRONG)).as("wrong").isEmpty();
        assertThat(corpus.names(Verdict.REFUSED))
                .as("refused, against golden/plan/refused.txt; reasons in " + corpus.report())
                .isEqualTo(namesIn("refused.txt", corpus));
        Map<String, Limit> limits = limits();
        for (CorpusResult result : corpus.results()) {
            Limit limit = limits.get(result.pair().name());
            assertThat(result.reason()).contains(limit == null ? "" : limit.reason());
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void pg_dump_sees_what_our_catalog_sees(int major) {
        Corpus corpus = Corpus.on(major);
        String oracle = System.getProperty("corpus.oracle", "auto");
        assumeTrue(
                corpus.asked() || oracle.equals("required"),
                () -> "NOT COMPARED with pg_dump on PostgreSQL " + major + ": " + corpus.whyNotAsked());

        assertThat(corpus.asked()).as(corpus.whyNotAsked()).isTrue();
        assertThat(corpus.disagreements()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void fingerprints_are_equal_only_where_the_difference_is_none_of_ours(int major) throws IOException {
        Corpus corpus = Corpus.on(major);

        assertThat(corpus.results().stream()
                        .filter(CorpusResult::sameFingerprint)
                        .map(result -> result.pair().name())
                        .toList())
                .isEqualTo(namesIn("same-fingerprint.txt", corpus));
    }

    /** What no pair changes, nobody knows to be changed rightly. */
    @Test
    void every_property_of_every_kind_changes_in_some_pair() throws IOException {
        assumeTrue(System.getProperty("corpus.only", "").isEmpty(), "only some pairs ran");
        Set<String> seen = new TreeSet<>();
        Set<String> changed = new TreeSet<>();
        majors().map(Corpus::on).flatMap(corpus -> corpus.results().stream()).forEach(result -> {
            seen.addAll(result.seen());
            changed.addAll(result.changed());
        });
        for (String property : Set.copyOf(seen)) {
            seen.add(property.substring(0, property.indexOf(':')) + ": +");
        }
        Set<String> never = new TreeSet<>(seen);
        never.removeAll(changed);
        Set<String> known = lines("unchanged.txt").stream()
                .map(line -> line.split("\\s{2,}", 2)[0])
                .filter(seen::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(never).as("against golden/plan/unchanged.txt").isEqualTo(known);
    }

    /** With {@code -Dgolden.rewrite}, all majors and all pairs, the table is written anew, and the test fails all the same. */
    @Test
    void the_page_about_the_diff_tells_each_kind_and_each_refusal() throws IOException {
        String page = Files.readString(PAGE);
        boolean whole = System.getProperty("corpus.only", "").isEmpty() && majors().count() == ALL_MAJORS;
        if (System.getProperty("golden.rewrite") != null && whole) {
            Map<Integer, List<CorpusResult>> results = new TreeMap<>();
            majors().forEach(major -> results.put(major, Corpus.on(major).results()));
            int start = page.indexOf(TABLE_START) + TABLE_START.length();
            page = page.substring(0, start) + "\n" + CorpusTable.markdown(results)
                    + page.substring(page.indexOf(TABLE_END));
            Files.writeString(PAGE, page);
            fail(PAGE + " was rewritten");
        }
        for (SchemaPair pair : SchemaPair.all()) {
            assertThat(page).contains("\n| " + pair.kind().replace('_', ' ') + " |");
        }
        assertThat(page)
                .contains(Stream.of(Limit.values())
                        .map(limit -> "| " + limit.why())
                        .toList());
        Set<String> limited = limits().keySet();
        for (String line : lines("refused.txt")) {
            String[] pair = line.split("\\s+", 2);
            assertThat(limited.contains(pair[0]) || page.contains("| " + pair[1]))
                    .as(line)
                    .isTrue();
        }
    }

    /** By the names of pairs; those that only the proof refuses have none. */
    private static Map<String, Limit> limits() throws IOException {
        Map<String, Limit> limits = new TreeMap<>();
        for (String line : lines("refused.txt")) {
            String[] pair = line.split("\\s+", 2);
            if (pair[1].matches("[A-Z_]+")) {
                limits.put(pair[0], Limit.valueOf(pair[1]));
            }
        }
        return limits;
    }

    private static List<String> namesIn(String file, Corpus corpus) throws IOException {
        List<String> ran =
                corpus.results().stream().map(result -> result.pair().name()).toList();
        return lines(file).stream()
                .map(line -> line.split("\\s+", 2)[0])
                .filter(ran::contains)
                .sorted()
                .toList();
    }

    private static List<String> lines(String file) throws IOException {
        try (Stream<String> lines = Files.lines(SchemaPair.root().resolve(file))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
