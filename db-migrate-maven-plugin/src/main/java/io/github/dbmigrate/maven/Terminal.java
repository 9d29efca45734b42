package io.github.dbmigrate.maven;

import java.io.Console;
import java.lang.reflect.Method;
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

    static Terminal of(MavenSession session) {
        return new Terminal(
                session.getRequest().isInteractiveMode() && isTerminal(System.console()), mavenPrintsColour());
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
