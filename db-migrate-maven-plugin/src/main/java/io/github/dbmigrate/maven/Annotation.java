package io.github.dbmigrate.maven;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A problem as one line that a CI shows beside the changed file. Formats: GitHub, "Workflow commands"; Azure Pipelines,
 * "Logging commands". GitLab has no such line; it shows what stands in the log.
 */
final class Annotation {

    private Annotation() {}

    /** The line for the CI that the environment tells of; empty where there is none. It must begin a line of output. */
    static Optional<String> of(Problem problem, ServiceModule module, Map<String, String> environment) {
        if ("true".equalsIgnoreCase(environment.get("GITHUB_ACTIONS"))) {
            return Optional.of(github(problem, module));
        }
        if ("true".equalsIgnoreCase(environment.get("TF_BUILD"))) {
            return Optional.of(azure(problem, module));
        }
        return Optional.empty();
    }

    private static String github(Problem problem, ServiceModule module) {
        StringBuilder line = new StringBuilder("::error title=").append(githubProperty(title(problem, module)));
        Excerpt excerpt = problem.excerpt();
        if (excerpt != null) {
            line.append(",file=").append(githubProperty(file(excerpt, module)));
            line.append(",line=").append(excerpt.line());
            if (excerpt.column() > 0) {
                line.append(",col=").append(excerpt.column());
            }
        }
        return line.append("::").append(githubText(problem.headline())).toString();
    }

    private static String azure(Problem problem, ServiceModule module) {
        StringBuilder line = new StringBuilder("##vso[task.logissue type=error;code=")
                .append(problem.code().label());
        Excerpt excerpt = problem.excerpt();
        if (excerpt != null) {
            line.append(";sourcepath=").append(azureProperty(file(excerpt, module)));
            line.append(";linenumber=").append(excerpt.line());
            if (excerpt.column() > 0) {
                line.append(";columnnumber=").append(excerpt.column());
            }
        }
        return line.append(']')
                .append(azureText(module.name() + ": " + problem.headline()))
                .toString();
    }

    private static String title(Problem problem, ServiceModule module) {
        return problem.code().label() + " " + module.name();
    }

    /** CI counts from the repository; an excerpt counts from there too, or from the module where it knew no more. */
    private static String file(Excerpt excerpt, ServiceModule module) {
        Path fromRoot = module.root().resolve(excerpt.file()).normalize();
        Path fromModule = module.directory().resolve(excerpt.file()).normalize();
        Path file = fromRoot.startsWith(module.directory()) ? fromRoot : fromModule;
        Path shown = file.startsWith(module.root()) ? module.root().relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    private static String githubText(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String githubProperty(String text) {
        return githubText(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String azureText(String text) {
        return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String azureProperty(String text) {
        return azureText(text).replace(";", "%3B").replace("]", "%5D");
    }
}
