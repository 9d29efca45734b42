package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.CorpusResult.Verdict;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All pairs, run once on the server of a major version. */
final class Corpus {

    private static final Map<Integer, Corpus> BY_MAJOR = new ConcurrentHashMap<>();

    private final int major;
    private final boolean asked;
    private final List<CorpusResult> results;

    private Corpus(int major) {
        this.major = major;
        TestPostgres postgres = TestPostgres.of(major);
        Optional<PgDumpOracle> oracle = isOff() ? Optional.empty() : PgDumpOracle.find(postgres, major);
        this.asked = oracle.isPresent();
        CorpusRun run = new CorpusRun(postgres, oracle);
        List<String> only = Arrays.asList(System.getProperty("corpus.only", "").split(",", -1));
        this.results = SchemaPair.all().parallelStream()
                .filter(pair -> pair.minimumMajor() <= major)
                .filter(pair -> only.stream().anyMatch(pair.name()::startsWith))
                .map(run::run)
                .toList();
        try {
            Files.writeString(report(), CorpusTable.of(major, results, asked ? "" : whyNotAsked()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Corpus on(int major) {
        return BY_MAJOR.computeIfAbsent(major, Corpus::new);
    }

    private static boolean isOff() {
        return System.getProperty("corpus.oracle", "auto").equals("off");
    }

    List<CorpusResult> results() {
        return results;
    }

    /** Where a person reads all of it. */
    Path report() {
        return Path.of("target", "plan-corpus-" + major + ".txt");
    }

    boolean asked() {
        return asked;
    }

    String whyNotAsked() {
        if (isOff()) {
            return "-Dcorpus.oracle=off";
        }
        String found = PgDumpOracle.version().isPresent()
                ? "the newest pg_dump on the PATH is of PostgreSQL "
                        + PgDumpOracle.version().getAsInt()
                : "there is no pg_dump on the PATH";
        return found + "; one of " + major + " or later is needed";
    }

    List<String> names(Verdict verdict) {
        return results.stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.pair().name())
                .sorted()
                .toList();
    }

    List<String> told(Verdict verdict) {
        return results.stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.pair().name() + ": " + result.reason())
                .toList();
    }

    /** Pairs of which pg_dump says something else than we. */
    List<String> disagreements() {
        return results.stream()
                .filter(result -> !result.dump().isEmpty())
                .map(result -> result.pair().name() + ": " + result.dump())
                .toList();
    }
}
