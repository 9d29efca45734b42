package io.github.dbmigrate.maven;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.server.BinariesArtifact;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Gets PostgreSQL's programs as Maven gets every artifact: from the local repository, else from the repositories, mirrors
 * and proxies that the user has set up.
 */
final class BinariesRepository {

    private final RepositorySystem repositories;
    private final MavenSession session;
    private final List<RemoteRepository> remotes;

    BinariesRepository(RepositorySystem repositories, MavenSession session, MavenProject project) {
        this.repositories = repositories;
        this.session = session;
        // A company may serve plugins and libraries from different places; the artifact is a bit of both.
        this.remotes = Stream.concat(
                        project.getRemotePluginRepositories().stream(), project.getRemoteProjectRepositories().stream())
                .distinct()
                .toList();
    }

    /** The jar on this machine. Problem {@code SERVER_BINARIES} when it is nowhere to be had. */
    Path fetch(BinariesArtifact binaries) {
        Artifact artifact = new DefaultArtifact(binaries.groupId(), binaries.artifactId(), "jar", binaries.version());
        try {
            return repositories
                    .resolveArtifact(
                            session.getRepositorySession(), new ArtifactRequest(artifact, remotes, "db-migrate"))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw unavailable(artifact, e).exception(e);
        }
    }

    private Problem unavailable(Artifact artifact, ArtifactResolutionException e) {
        String coordinates = artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
        return Problem.of(
                        ProblemCode.SERVER_BINARIES,
                        "PostgreSQL's programs could not be fetched, so the embedded server was not started.")
                .fact("artifact", coordinates)
                .fact(
                        "repositories",
                        remotes.stream().map(RemoteRepository::getId).collect(Collectors.joining(", ")))
                .fact("offline", session.isOffline() ? "yes, Maven was told to stay offline" : null)
                .fact("Maven says", e.getMessage())
                .remedy("Fetch it once with a connection; after that it works offline.", "mvn db-migrate:start")
                .remedy(
                        "Or choose a version that your repository has.",
                        "mvn db-migrate:start -Ddb-migrate.postgresVersion=17.11.0")
                .remedy(
                        "Or use a server of your own.",
                        "mvn db-migrate:dev -Ddb-migrate.url=postgresql://user@localhost:5432/app");
    }
}
