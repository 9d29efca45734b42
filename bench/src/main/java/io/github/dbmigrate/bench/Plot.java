package io.github.dbmigrate.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** Seconds over the size of one piece of work, both on logarithmic axes, one line a contestant. */
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
        style.setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        // Dashes would make a file of hundreds of kilobytes.
        style.setPlotGridLinesStroke(new BasicStroke(0.5f));
        style.setChartBackgroundColor(Color.WHITE).setLegendPosition(LegendPosition.OutsideE);
        lines().forEach((contestant, line) ->
                chart.addSeries(contestant, List.copyOf(line.keySet()), List.copyOf(line.values())));
        try (OutputStream out = Files.newOutputStream(folder.resolve(fileName()))) {
            ChartEncoder.saveChart(chart, out, "svg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
