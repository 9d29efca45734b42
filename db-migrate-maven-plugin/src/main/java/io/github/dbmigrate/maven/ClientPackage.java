package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.ClientGenerator;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Where a service's client goes. */
final class ClientPackage {

    /** The value of the parameter that means no client. */
    static final String NONE = "none";

    private ClientPackage() {}

    /**
     * What to generate; null for nothing. The output directory becomes a source root of the module. Problem {@code
     * DIRECTORY_UNWRITABLE} where a link would lead out of the module.
     *
     * @param packageName the parameter; null makes it from the module's group id and the service's name
     */
    static ClientGenerator.@Nullable Request request(
            @Nullable String packageName, MavenProject project, Composition composition) {
        if (NONE.equals(packageName)) {
            return null;
        }
        Path output = new BuildFolder(
                        Path.of(project.getBuild().getDirectory(), "generated-sources", "db-migrate"),
                        composition.service().directory())
                .required();
        project.addCompileSourceRoot(output.toString());
        return new ClientGenerator.Request(
                composition.service().name(),
                packageName == null
                        ? byDefault(project.getGroupId(), composition.service().name())
                        : packageName,
                output,
                List.of(composition.scope().managedNamespace()),
                composition.scope().changelog());
    }

    /** Such as {@code io.github.shop.mail_out.db}; a part that begins with a digit gets a line before it. */
    static String byDefault(String groupId, String service) {
        String name = (groupId + "." + service + ".db").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]", "_");
        return name.replaceAll("(^|\\.)(?=\\d)", "$1_");
    }
}
