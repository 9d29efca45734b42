package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Status;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.Remedy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the commands of remedies work on the database that this run worked on, from the folder that it was started in. A
 * command that leaves out what the command line said would go to another database, the production one at worst.
 *
 * @param commands of the service
 * @param given what the command line said of the database, such as {@code -Ddb-migrate.url=…}; never a password
 * @param embedded whether this run worked on the embedded server
 * @param enter the command that goes to the reactor's root; null where Maven was started there
 */
record Addressing(
        Commands commands,
        List<String> given,
        boolean embedded,
        @Nullable String enter) {

    private static final List<String> OF_THE_DATABASE =
            List.of("url", "server", "schema", "changelog", "variables", "formerService");
    private static final Pattern GOAL = Pattern.compile("mvn db-migrate:(dev|deploy|status|resolve|reset|generate)\\b");
    private static final Pattern PASSWORD_OF_USER = Pattern.compile("(://[^/?#@:]*):[^/?#]*@");
    private static final Pattern PASSWORD_AS_PARAMETER = Pattern.compile("(?i)[?&](ssl)?password=[^&]*");

    Addressing {
        given = List.copyOf(given);
    }

    /** @param commandLine Maven's user properties: what stands on the command line, not in a POM */
    static Addressing of(Commands commands, Properties commandLine, boolean embedded, @Nullable String enter) {
        List<String> given = new ArrayList<>();
        for (String name : OF_THE_DATABASE) {
            String value = commandLine.getProperty("db-migrate." + name);
            if (value != null) {
                given.add(name + "=" + (name.equals("url") ? withoutPassword(value) : value));
            }
        }
        return new Addressing(commands, given, embedded, enter);
    }

    /** The command that goes to the root from another folder; null where nobody has to go. */
    static @Nullable String enter(Path root, Path workingFolder) {
        return workingFolder.toAbsolutePath().normalize().equals(root)
                ? null
                : "cd " + Commands.quoted(root.toString());
    }

    static String withoutPassword(String url) {
        String bare = PASSWORD_OF_USER.matcher(url).replaceFirst("$1@");
        String rest = PASSWORD_AS_PARAMETER.matcher(bare).replaceAll("");
        return rest.contains("?") ? rest : rest.replaceFirst("&", "?");
    }

    Problem of(Problem problem) {
        Problem addressed = commands.addressed(problem);
        List<Remedy> remedies = addressed.remedies().stream()
                .map(remedy -> new Remedy(remedy.sentence(), fromHere(remedy.commands())))
                .toList();
        return new Problem(addressed.code(), addressed.headline(), addressed.facts(), addressed.excerpt(), remedies);
    }

    GoalReport of(GoalReport report) {
        if (!(report instanceof Status.Report status) || (status.problems().isEmpty() && status.failure() == null)) {
            return report;
        }
        Problem failure = status.failure();
        return new Status.Report(
                status.service(),
                status.database(),
                status.diagnosis(),
                status.problems().stream().map(this::of).toList(),
                failure == null ? null : of(failure));
    }

    private List<String> fromHere(List<String> written) {
        List<String> whole =
                new ArrayList<>(written.stream().map(this::completed).toList());
        if (enter != null && whole.stream().anyMatch(this::countsFromTheRoot)) {
            whole.add(0, enter);
        }
        return whole;
    }

    private boolean countsFromTheRoot(String command) {
        return commands.module().isEmpty() || command.contains(" " + commands.module());
    }

    private String completed(String command) {
        Matcher goal = GOAL.matcher(command);
        if (!goal.lookingAt()) {
            return command;
        }
        StringBuilder whole = new StringBuilder(command);
        for (String parameter : given) {
            String name = parameter.substring(0, parameter.indexOf('=') + 1);
            if (!command.contains("-Ddb-migrate." + name)) {
                whole.append(' ').append(Commands.parameter(parameter));
            }
        }
        boolean needsName = goal.group(1).equals("deploy") || goal.group(1).equals("resolve");
        if (embedded && needsName && whole.indexOf("-Ddb-migrate.url=") < 0) {
            whole.append(' ').append(Commands.parameter("url=" + TargetChoice.EMBEDDED));
        }
        return whole.toString();
    }
}
