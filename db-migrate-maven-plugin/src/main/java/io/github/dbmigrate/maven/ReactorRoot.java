package io.github.dbmigrate.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Finds the folder that the whole reactor lies in, also when Maven was started in one service's folder. */
final class ReactorRoot {

    private ReactorRoot() {}

    /**
     * The uppermost of the folder with {@code .mvn}, the one Maven runs in, and those of the parents: without {@code .mvn}
     * Maven takes the service's own folder for the root, and each would get a server of its own.
     */
    static Path of(MavenSession session, MavenProject project) {
        Path module = project.getBasedir().toPath().toAbsolutePath().normalize();
        return Stream.concat(
                        Stream.of(
                                session.getRequest().getMultiModuleProjectDirectory(),
                                session.getTopLevelProject().getBasedir()),
                        parents(project))
                .flatMap(Stream::ofNullable)
                .map(directory -> directory.toPath().toAbsolutePath().normalize())
                .filter(module::startsWith)
                .min(Comparator.comparingInt(Path::getNameCount))
                .orElse(module);
    }

    private static Stream<@Nullable File> parents(MavenProject project) {
        return Stream.iterate(project, parent -> parent != null, MavenProject::getParent)
                .map(MavenProject::getBasedir);
    }
}
