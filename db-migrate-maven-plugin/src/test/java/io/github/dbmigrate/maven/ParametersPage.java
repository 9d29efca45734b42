package io.github.dbmigrate.maven;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code docs/parameters.md} from the descriptor: what every goal has first, then each goal with what is its own. */
final class ParametersPage {

    private static final String HEAD = """
            # Goals and parameters

            Every parameter is `-Ddb-migrate.<name>` on the command line and `<name>` in the plugin's `<configuration>`.
            Where the POM has a value, it wins over the command line, as for every plugin. A list is given with commas. This page is made from the plugin itself: run the tests with `-Dgolden.rewrite` after a change.

            """;

    private final PluginDescriptor descriptor;
    private final StringBuilder page = new StringBuilder(HEAD);

    private ParametersPage(PluginDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    static String of(PluginDescriptor descriptor) {
        return new ParametersPage(descriptor).render();
    }

    private String render() {
        List<PluginDescriptor.Parameter> shared = shared();
        for (PluginDescriptor.Goal goal : goals()) {
            page.append("## ").append(goal.name()).append("\n\n");
            page.append(goal.description().replace("\n", "\n\n")).append("\n\n");
            goal.parameters().stream().filter(own -> !shared.contains(own)).forEach(this::parameter);
            String also = goal.parameters().stream()
                    .filter(shared::contains)
                    .map(parameter ->
                            "[`" + parameter.name() + "`](#" + parameter.name().toLowerCase(Locale.ROOT) + ")")
                    .collect(Collectors.joining(", "));
            page.append(also.isEmpty() ? "" : "Shared parameters: " + also + ".\n\n");
        }
        page.append("## Shared parameters\n\n");
        shared.forEach(this::parameter);
        return page.toString().stripTrailing() + "\n";
    }

    private List<PluginDescriptor.Goal> goals() {
        return descriptor.goals().stream()
                .filter(goal -> !goal.name().equals("help"))
                .toList();
    }

    /** Those that more than one goal has, word for word. */
    private List<PluginDescriptor.Parameter> shared() {
        return goals().stream()
                .flatMap(goal -> goal.parameters().stream())
                .collect(Collectors.groupingBy(parameter -> parameter, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void parameter(PluginDescriptor.Parameter parameter) {
        page.append("### ").append(parameter.name()).append("\n\n");
        page.append(parameter.description().replace("\n", "\n\n")).append("\n\n");
        page.append("Default: ")
                .append(parameter.defaultValue().isEmpty() ? "none" : "`" + parameter.defaultValue() + "`")
                .append(". Type: ")
                .append(parameter.type())
                .append(".\n\n");
    }
}
