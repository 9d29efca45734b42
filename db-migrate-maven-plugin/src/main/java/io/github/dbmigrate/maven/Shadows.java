package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.EmbeddedServer;
import io.github.dbmigrate.command.ShadowServer;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.shadow.PostgresShadowDatabases;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.ShadowDatabases;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shadow databases on the server that {@code shadowUrl} names, else on an embedded one of the major version asked for. */
final class Shadows implements ShadowServer {

    // The newest of each major version that the binaries are published for.
    private static final Map<Integer, String> VERSIONS =
            new TreeMap<>(Map.of(14, "14.24.0", 15, "15.19.0", 16, "16.15.0", 17, "17.11.0", 18, "18.6.0"));

    private final Optional<ConnectionSettings> given;
    private final EmbeddedServers embedded;

    /** @param given the server of {@code shadowUrl}, with user and password settled */
    Shadows(Optional<ConnectionSettings> given, EmbeddedServers embedded) {
        this.given = given;
        this.embedded = embedded;
    }

    @Override
    public ShadowDatabases open() {
        return given.isPresent()
                ? PostgresShadowDatabases.open(given.get())
                : PostgresShadowDatabases.openEmbedded(settings(embedded.start()));
    }

    @Override
    public ShadowDatabases open(int majorVersion) {
        if (given.isEmpty()) {
            return PostgresShadowDatabases.openEmbedded(settings(embedded.start(version(majorVersion))));
        }
        PostgresShadowDatabases shadows = PostgresShadowDatabases.open(given.get());
        if (shadows.majorVersion() != majorVersion) {
            shadows.close();
            throw otherMajor(shadows.majorVersion(), majorVersion).exception();
        }
        return shadows;
    }

    private String version(int major) {
        if (embedded.version().startsWith(major + ".")) {
            return embedded.version();
        }
        String version = VERSIONS.get(major);
        if (version == null) {
            throw noEmbedded(major).exception();
        }
        return version;
    }

    private static ConnectionSettings settings(EmbeddedServer.Running running) {
        return ConnectionSettings.of(running.host(), running.port(), "postgres", running.user(), running.password());
    }

    private static Problem otherMajor(int shadow, int target) {
        return Problem.of(
                        ProblemCode.SHADOW_UNAVAILABLE,
                        "shadowUrl names a PostgreSQL " + shadow + ", but the target is a PostgreSQL " + target
                                + ": what is proven on one need not hold on the other. Nothing was done.")
                .remedy("Name a server of the target's major version.", "-Ddb-migrate.shadowUrl=<url>")
                .remedy("Or leave shadowUrl out: the embedded server of that version is used then.");
    }

    private static Problem noEmbedded(int major) {
        return Problem.of(
                        ProblemCode.SHADOW_UNAVAILABLE,
                        "There is no embedded PostgreSQL " + major + " for shadow databases. Nothing was done.")
                .fact("embedded versions", String.join(", ", VERSIONS.values()))
                .remedy("Name a server of that version.", "-Ddb-migrate.shadowUrl=postgresql://user@host:5432/postgres")
                .remedy(
                        "Or name its binaries, if they are published by now.",
                        "-Ddb-migrate.postgresVersion=" + major + ".0.0");
    }
}
