package io.github.dbmigrate.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the commands that remedies offer, so that each can be pasted into a shell at the reactor's root.
 *
 * @param module the module's path from the reactor's root, such as {@code apps/auth}; empty where there is no reactor
 * @param directory the module's folder, absolute
 */
public record Commands(String module, Path directory) {

    private static final Pattern GOAL_OF_ALL =
            Pattern.compile("mvn db-migrate:(dev|deploy|status|resolve|reset|generate)\\b(?!.* -pl )");

    /**
     * One goal of this module.
     *
     * @param goal the goal's name, such as {@code resolve}
     * @param parameters such as {@code applied=20261122101500}, without the {@code -Ddb-migrate.}
     */
    public String goal(String goal, String... parameters) {
        StringBuilder command = new StringBuilder("mvn db-migrate:").append(goal);
        if (!module.isEmpty()) {
            command.append(" -pl ").append(module);
        }
        for (String parameter : parameters) {
            command.append(' ').append(parameter(parameter));
        }
        return command.toString();
    }

    /** One parameter as it is pasted into a shell, such as {@code -Ddb-migrate.name=x} for {@code name=x}. */
    public static String parameter(String nameAndValue) {
        return quoted("-Ddb-migrate." + nameAndValue);
    }

    /**
     * The problem with the goals of its remedies run for this module alone; what raised it may not have known the module. A
     * goal that names a module already, or works for the whole checkout, stays.
     */
    public Problem addressed(Problem problem) {
        if (module.isEmpty()) {
            return problem;
        }
        List<Remedy> remedies = problem.remedies().stream()
                .map(remedy -> new Remedy(
                        remedy.sentence(),
                        remedy.commands().stream().map(this::addressed).toList()))
                .toList();
        return new Problem(problem.code(), problem.headline(), problem.facts(), problem.excerpt(), remedies);
    }

    private String addressed(String command) {
        Matcher goal = GOAL_OF_ALL.matcher(command);
        return goal.lookingAt() ? goal.group() + " -pl " + module + command.substring(goal.end()) : command;
    }

    /** A file of this module as seen from the reactor's root; a file elsewhere stays as it is. */
    public String path(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = directory.toAbsolutePath().normalize();
        if (!absolute.startsWith(base)) {
            return file.toString();
        }
        String inside = inside(absolute, base).replace('\\', '/');
        return module.isEmpty() ? inside : module + "/" + inside;
    }

    // What relativize() finds too, part by part, and at the price of a path for each; every migration is told by its
    // path.
    private static String inside(Path absolute, Path base) {
        String path = absolute.toString();
        int behind = base.toString().length();
        boolean separated = behind < path.length() && base.getNameCount() > 0;
        return path.substring(separated ? behind + 1 : behind);
    }

    /** A word that a shell takes as one, whatever is in it. */
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9_.,:=/+@-]*") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
