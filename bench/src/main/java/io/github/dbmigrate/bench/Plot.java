package io.github.dbmigrate.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/**
 * Seconds over the size of one piece of work, one line a contestant. An axis is logarithmic where its figures lie two decades apart: only powers of ten are written on such an
 * axis, and on a shorter one there would be none to read.
 */
record Plot(Work work, List<Part> parts) {

    String fileName() {
        return work.word() + ".svg";
    }

    String title() {
        return work.title().replace("`", "");
    }

    /** A single size makes no line. */
    boolean isWorthDrawing() {
        return parts.size() > 1;
    }

    void write(Path folder) {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(500)
                .title(title())
                .xAxisTitle(work.unit())
                .yAxisTitle("seconds, wall, median")
                .build();
        XYStyler style = chart.getStyler();
        Map<String, Map<Integer, Double>> lines = lines();
        boolean farAndNear = liesFarApart(lines.values().stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics());
        style.setXAxisLogarithmic(
                        liesFarApart(parts.stream().mapToDouble(Part::size).summaryStatistics()))
                .setYAxisLogarithmic(farAndNear);
        if (!farAndNear) {
            style.setYAxisMin(0.0);
        }
        // Dashes would make a file of hundreds of kilobytes.
        style.setPlotGridLinesStroke(new BasicStroke(0.5f));
        style.setChartBackgroundColor(Color.WHITE).setLegendPosition(LegendPosition.OutsideE);
        lines.forEach((contestant, line) ->
                chart.addSeries(contestant, List.copyOf(line.keySet()), List.copyOf(line.values())));
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        try {
            ChartEncoder.saveChart(chart, svg, "svg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Text.write(folder.resolve(fileName()), small(svg.toString(StandardCharsets.UTF_8)));
    }

    private static boolean liesFarApart(DoubleSummaryStatistics figures) {
        return figures.getMax() >= figures.getMin() * 100;
    }

    // Letters are outlines, with more decimals than anybody sees; and the number of the clip is another one each time.
    private static String small(String svg) {
        return svg.replaceAll("(\\.\\d\\d)\\d+", "$1").replaceAll("clip\\d+", "clip");
    }

    private Map<String, Map<Integer, Double>> lines() {
        Map<String, Map<Integer, Double>> lines = new LinkedHashMap<>();
        for (Part part : parts) {
            for (Series series : part.series()) {
                lines.computeIfAbsent(series.contestant(), name -> new TreeMap<>())
                        .put(part.size(), series.wall());
            }
        }
        return lines;
    }
}
