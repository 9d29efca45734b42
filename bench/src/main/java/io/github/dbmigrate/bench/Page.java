package io.github.dbmigrate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results as a page: the targets, where it was measured, then a table for each piece of work. Nothing in it is by hand.
 *
 * @param folder of the results and plots, beside the page
 */
record Page(List<Part> parts, String folder) {

    private static final String HEAD = """
            # Performance

            Written by `bench/run` from the files in [%1$s](%1$s); [bench/README.md](../bench/README.md) tells what is
            compared, and how to measure it again. Whole processes, as a user starts them, in turn on one server.

            ## Targets

            Computed from the medians of wall time.

            """;

    private static final String LEGEND = """

            In the tables *wall* is the median of the runs in seconds, with the least and the greatest; *net* is wall time less Maven's floor, which is
            `validate` on the same project, and *beside ours* that divided by db-migrate's; *processor* is user and system time of the process with its children, *server* that of PostgreSQL
            meanwhile; *memory* is the greatest resident set of any run in MB. `–` is not known, or not there.
            A contestant that a table lacks was not measured in that way, and no target is held against it there.
            """;

    String render() {
        StringBuilder page = new StringBuilder(HEAD.formatted(folder));
        page.append(targets());
        page.append("\n## Where and when\n\n")
                .append(new Circumstances(parts).render())
                .append(LEGEND);
        for (Work work : Work.values()) {
            List<Part> mine = parts.stream().filter(part -> part.work() == work).toList();
            if (!mine.isEmpty()) {
                page.append("\n## ").append(work.title()).append("\n\n");
                plots().filter(plot -> plot.work() == work).forEach(plot -> page.append(image(plot)));
                page.append(bySetting(mine).entrySet().stream()
                        .map(one -> heading(one.getKey()) + table(work, one.getValue()))
                        .collect(Collectors.joining("\n")));
            }
        }
        return page.toString();
    }

    /** A row a target, and two columns for each way that Maven's JVM was set. */
    private String targets() {
        List<String> head = new ArrayList<>(List.of("what", "target"));
        List<List<String>> rows = new ArrayList<>();
        for (Target target : new Targets(List.of()).all()) {
            rows.add(new ArrayList<>(List.of(target.what(), target.required())));
        }
        bySetting(parts).forEach((setting, measured) -> {
            head.addAll(List.of(setting.isEmpty() ? "measured" : "with " + named(setting), "met"));
            List<Target> all = new Targets(measured).all();
            for (int at = 0; at < all.size(); at++) {
                rows.get(at).addAll(List.of(all.get(at).measured(), all.get(at).verdict()));
            }
        });
        return Markdown.table(head, rows.stream());
    }

    private static Map<String, List<Part>> bySetting(List<Part> parts) {
        return parts.stream().collect(Collectors.groupingBy(Part::mavenOpts, TreeMap::new, Collectors.toList()));
    }

    private static String heading(String setting) {
        return setting.isEmpty() ? "" : "With " + named(setting) + ":\n\n";
    }

    private static String named(String setting) {
        return "`" + Part.MAVEN_OPTS + "=" + setting + "`";
    }

    private String image(Plot plot) {
        return "![" + plot.title() + "](" + folder + "/" + plot.fileName() + ")\n\n";
    }

    private static String table(Work work, List<Part> parts) {
        return Markdown.table(
                List.of(work.unit(), "", "wall", "net", "beside ours", "processor", "server", "memory"),
                parts.stream().flatMap(part -> part.series().stream().map(series -> row(part, series))));
    }

    private static List<String> row(Part part, Series series) {
        return List.of(
                Integer.toString(part.size()),
                series.contestant(),
                seconds(series.wall()) + " (" + seconds(series.least(Sample::wall)) + " to "
                        + seconds(series.greatest(Sample::wall)) + ")",
                seconds(part.net(series)),
                figure(
                        "%.2f ×",
                        series.contestant().startsWith(DbMigrate.NAME) ? Double.NaN : part.net(series) / part.net()),
                seconds(series.cpu()),
                seconds(series.median(Sample::server)),
                figure("%.0f", series.greatest(Sample::memory)));
    }

    private static String seconds(double figure) {
        return figure("%.2f", figure);
    }

    private static String figure(String format, double figure) {
        return Double.isNaN(figure) ? "–" : String.format(Locale.ROOT, format, figure);
    }

    /** Of Maven as it comes. */
    Stream<Plot> plots() {
        List<Part> drawn =
                parts.stream().filter(part -> part.mavenOpts().isEmpty()).toList();
        return Stream.of(Work.values())
                .map(work -> new Plot(
                        work, drawn.stream().filter(part -> part.work() == work).toList()))
                .filter(Plot::isWorthDrawing);
    }
}
