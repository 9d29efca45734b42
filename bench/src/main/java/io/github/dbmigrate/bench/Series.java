package io.github.dbmigrate.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The counted runs of one contestant. */
record Series(String contestant, List<Sample> samples) {

    Series {
        samples = List.copyOf(samples);
    }

    double median(ToDoubleFunction<Sample> figure) {
        double[] sorted = sorted(figure);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double least(ToDoubleFunction<Sample> figure) {
        return sorted(figure)[0];
    }

    double greatest(ToDoubleFunction<Sample> figure) {
        double[] sorted = sorted(figure);
        return sorted[sorted.length - 1];
    }

    double wall() {
        return median(Sample::wall);
    }

    double cpu() {
        return median(Sample::cpu);
    }

    private double[] sorted(ToDoubleFunction<Sample> figure) {
        double[] sorted = samples.stream().mapToDouble(figure).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
