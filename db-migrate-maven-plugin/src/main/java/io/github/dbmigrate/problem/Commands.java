package io.github.dbmigrate.problem;

import java.nio.file.Path;

/**
 * Writes the commands that remedies offer, so that each can be pasted into a shell at the reactor's root.
 *
 * @param module the module's path from the reactor's root, such as {@code apps/auth}; empty where there is no reactor
 * @param directory the module's folder, absolute
 */
public record Commands(String module, Path directory) {

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
            command.append(' ').append(quoted("-Ddb-migrate." + parameter));
        }
        return command.toString();
    }

    /** A file of this module as seen from the reactor's root; a file elsewhere stays as it is. */
    public String path(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = directory.toAbsolutePath().normalize();
        if (!absolute.startsWith(base)) {
            return file.toString();
        }
        String inside = base.relativize(absolute).toString().replace('\\', '/');
        return module.isEmpty() ? inside : module + "/" + inside;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_.,:=/+@-]*") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
