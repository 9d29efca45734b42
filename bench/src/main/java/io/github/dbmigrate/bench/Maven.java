package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The Maven that all plugins are run with: in batch mode, offline, so that no registry is measured.
 *
 * @param home of the distribution
 * @param repository the local repository: db-migrate is in it, and what the others need is added
 * @param around a local repository that is only read
 * @param options {@code MAVEN_OPTS} of what is measured
 * @param online once, before anything is measured, to fill the local repository
 */
record Maven(Path home, Path repository, Path around, String options, boolean online) {

    Maven offline() {
        return new Maven(home, repository, around, options, false);
    }

    /** Makes the folder one from which Maven takes its settings, rather than from this checkout around it. */
    static void root(Path folder) {
        Text.write(folder.resolve(".mvn/maven.config"), "");
    }

    Command run(Path folder, Map<String, String> environment, String... words) {
        List<String> all = new ArrayList<>(List.of(
                home.resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + repository,
                "-Dmaven.repo.local.tail=" + around));
        all.addAll(Arrays.asList(words));
        if (online) {
            return new Command(all, folder, environment);
        }
        all.add("-o");
        // Never the caller's: they may say where to fetch from, which is over now, and how the JVM runs.
        return new Command(all, folder, environment).with(Part.MAVEN_OPTS, options);
    }

    /** A project without sources. */
    static String pom(String artifact, String body) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>bench</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                %s</project>
                """.formatted(artifact, body);
    }

    /** The build section with one plugin, and what else belongs on its class path. */
    static String plugin(String coordinates, String... dependencies) {
        return """
                  <build>
                    <plugins>
                      <plugin>
                        %s
                        <dependencies>
                %s        </dependencies>
                      </plugin>
                    </plugins>
                  </build>
                """.formatted(
                        elements(coordinates),
                        Arrays.stream(dependencies)
                                .map(dependency -> "          <dependency>" + elements(dependency) + "</dependency>\n")
                                .collect(Collectors.joining()));
    }

    private static String elements(String coordinates) {
        String[] parts = coordinates.split(":");
        return "<groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>" + parts[2]
                + "</version>";
    }
}
