package io.github.dbmigrate.maven;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.report.ProblemText;
import io.github.dbmigrate.report.Style;
import java.io.Console;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * What can be expected of whoever reads the output.
 *
 * @param interactive whether questions can be asked: a terminal, and neither {@code -B} nor settings.xml forbid it
 * @param colour whether Maven itself prints in colour, which it decides by terminal, {@code -B}, {@code -l} and {@code
 *     style.color}
 */
record Terminal(boolean interactive, boolean colour) {

    // Leaves room for Maven's level at the head of each line; lines in files are never broken.
    private static final int WIDTH = 110;

    static Terminal of(MavenSession session) {
        return new Terminal(
                session.getRequest().isInteractiveMode() && isTerminal(System.console()), mavenPrintsColour());
    }

    /** Asks on the terminal; null at the end of the input. */
    static @Nullable String prompt(String question) {
        return prompt(System.console(), question);
    }

    private static @Nullable String prompt(@Nullable Console console, String question) {
        return console == null ? null : console.readLine("%s", question);
    }

    /** How reports look here. */
    Style style() {
        return new Style(colour, interactive ? WIDTH : 0);
    }

    /** A problem as Maven's failure message: below Maven's own words about goal and module. */
    String text(Problem problem) {
        List<String> lines = new ArrayList<>(List.of("", ""));
        lines.addAll(ProblemText.lines(problem, style()));
        lines.add("");
        return Letters.ofOutput().shown(String.join(System.lineSeparator(), lines));
    }

    /** From JDK 22 a console exists also when the output goes into a file; then it says so itself. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }

    /**
     * Maven keeps its decision where a plugin has no name for it: 3 in maven-shared-utils, 4 in maven-jline, neither
     * exported. Asking through the core's own loader gives the true answer; not finding it means no colour.
     */
    private static boolean mavenPrintsColour() {
        return asked("org.apache.maven.jline.MessageUtils")
                || asked("org.apache.maven.shared.utils.logging.MessageUtils");
    }

    private static boolean asked(String messageUtils) {
        try {
            Method question = Class.forName(messageUtils, true, MavenSession.class.getClassLoader())
                    .getMethod("isColorEnabled");
            return Boolean.TRUE.equals(question.invoke(null));
        } catch (ReflectiveOperationException | LinkageError otherMaven) {
            return false;
        }
    }
}
