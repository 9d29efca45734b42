package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PluginDescriptorTest {

    private static final Path GOALS = Path.of("src", "test", "resources", "golden", "goals.txt");
    private static final Path PAGE = Path.of("..", "docs", "parameters.md");

    private final PluginDescriptor descriptor = PluginDescriptor.read();

    @Test
    void goals_and_parameters_change_only_on_purpose() throws IOException {
        golden(
                GOALS,
                descriptor.goals().stream()
                        .map(PluginDescriptorTest::text)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void the_parameters_page_is_made_from_the_plugin() throws IOException {
        golden(PAGE, ParametersPage.of(descriptor));
    }

    @Test
    void every_parameter_can_be_given_on_the_command_line_by_its_own_name() {
        assertThat(parameters().filter(parameter -> !parameter.property().equals("db-migrate." + parameter.name())))
                .isEmpty();
    }

    @Test
    void every_parameter_tells_what_it_does_and_gives_an_example() {
        assertThat(parameters()
                        .filter(parameter ->
                                !parameter.description().contains("\nExample: `-Ddb-migrate." + parameter.name())))
                .isEmpty();
    }

    @Test
    void every_goal_may_run_side_by_side() {
        assertThat(descriptor.goals()).allMatch(PluginDescriptor.Goal::threadSafe);
    }

    @Test
    void every_parameter_that_a_message_or_a_page_names_exists() throws IOException {
        Set<String> known =
                parameters().map(PluginDescriptor.Parameter::name).collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsAll(named());
    }

    /** Those of our own goals; Maven makes help. */
    private Stream<PluginDescriptor.Parameter> parameters() {
        return descriptor.goals().stream()
                .filter(goal -> !goal.name().equals("help"))
                .flatMap(goal -> goal.parameters().stream());
    }

    private static Set<String> named() throws IOException {
        Pattern parameter = Pattern.compile("-Ddb-migrate\\.([a-zA-Z]+)");
        Set<String> names = new TreeSet<>();
        for (Path root :
                new Path[] {Path.of("src", "main", "java"), Path.of("..", "docs"), Path.of("..", "README.md")}) {
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Matcher matcher = parameter.matcher(Files.readString(file));
                        while (matcher.find()) {
                            names.add(matcher.group(1));
                        }
                    }
                }
            }
        }
        return names;
    }

    private static String text(PluginDescriptor.Goal goal) {
        return goal.parameters().stream()
                .map(parameter -> "  " + parameter.name() + " " + parameter.type()
                        + (parameter.defaultValue().isEmpty() ? "" : " = " + parameter.defaultValue()))
                .collect(Collectors.joining(
                        "\n", goal.name() + (goal.aggregator() ? " (once a reactor)" : "") + "\n", ""));
    }

    /** With {@code -Dgolden.rewrite} the file is written anew, and the test fails all the same: look at the difference. */
    private static void golden(Path file, String actual) throws IOException {
        if (System.getProperty("golden.rewrite") != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, actual);
            fail(file + " was written anew");
        }
        assertThat(actual).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
    }
}
