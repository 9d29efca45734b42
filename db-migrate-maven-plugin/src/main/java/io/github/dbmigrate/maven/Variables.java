package io.github.dbmigrate.maven;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The environment variables that a service sees, in layers: the first layer that has a variable wins.
 *
 * @param layers from the place as messages name it, with a space behind, to its variables
 */
record Variables(Map<String, Map<String, String>> layers) {

    static final String ENVIRONMENT = "the environment variable ";

    Variables {
        layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    }

    /** The given environment, then {@code .env} of the module, then that of the root. */
    static Variables of(ServiceModule module, Map<String, String> environment) {
        Map<String, Map<String, String>> layers = new LinkedHashMap<>();
        layers.put(ENVIRONMENT, environment);
        layers.put("the module's .env with ", declaredIn(module.directory()));
        if (!module.root().equals(module.directory())) {
            layers.put("the root's .env with ", declaredIn(module.root()));
        }
        return new Variables(layers);
    }

    // A missing file is looked for on the class path too, which is the plugin's and not the service's.
    private static Map<String, String> declaredIn(Path directory) {
        if (Files.notExists(directory.resolve(".env"))) {
            return Map.of();
        }
        try {
            return Dotenv.configure()
                    .directory(directory.toString())
                    .ignoreIfMissing()
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .stream()
                    .collect(Collectors.toMap(DotenvEntry::getKey, DotenvEntry::getValue, (first, last) -> last));
        } catch (DotenvException e) {
            throw unreadable(directory.resolve(".env"));
        }
    }

    /** Without the cause: dotenv quotes the offending line, and that line may hold a password. */
    private static RuntimeException unreadable(Path file) {
        return Problem.of(ProblemCode.PARAMETER_INVALID, "The file .env cannot be read; nothing was done.")
                .fact("file", file.toString())
                .remedy(
                        "Write one NAME=value a line; comments begin with #, values with spaces stand in quotes.",
                        "DATABASE_URL=postgresql://user:password@localhost:5432/app")
                .exception();
    }
}
