package io.github.dbmigrate.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        try {
            ChartEncoder.saveChart(chart, svg, "svg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Text.write(folder.resolve(fileName()), small(svg.toString(StandardCharsets.UTF_8)));
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
