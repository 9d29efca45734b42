package io.github.dbmigrate.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs contestants in turn, so that a machine that grows slower grows slower for all, and keeps each part as it ends.
 *
 * @param warmUps how often each runs first, without being counted
 */
record Measurement(
        Stopwatch stopwatch, int warmUps, int runs, Supplier<Map<String, String>> circumstances, Results results)
        implements Rounds {

    @Override
    public void run(Work work, int size, List<Turn> turns) {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int run = -warmUps; run < runs; run++) {
            for (Turn turn : turns) {
                turn.before().run();
                Sample sample = stopwatch.run(turn.command());
                if (run >= 0) {
                    samples.computeIfAbsent(turn.contestant(), name -> new ArrayList<>())
                            .add(sample);
                }
            }
        }
        List<Series> series = new ArrayList<>();
        samples.forEach((contestant, taken) -> series.add(new Series(contestant, taken)));
        results.write(new Part(work, size, circumstances.get(), series));
        series.forEach(one -> print(work, size, one));
    }

    private static void print(Work work, int size, Series series) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %5d  %-28s %8.2f s (%.2f to %.2f)  %7.2f s cpu  %7.2f s server  %5.0f MB%n",
                work.word(),
                size,
                series.contestant(),
                series.wall(),
                series.least(Sample::wall),
                series.greatest(Sample::wall),
                series.cpu(),
                series.median(Sample::server),
                series.greatest(Sample::memory));
    }
}
