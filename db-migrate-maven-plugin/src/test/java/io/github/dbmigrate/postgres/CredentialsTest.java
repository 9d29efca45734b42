package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir
    Path home;

    @Test
    void the_parameter_goes_before_the_url_before_the_environment_before_the_file() throws IOException {
        passwordFile("rw-------", "*:*:*:*:from file");
        Map<String, String> environment = Map.of("PGUSER", "env", "PGPASSWORD", "from env");

        assertThat(complete(environment, "postgresql://url:pw@h/db", "parameter", "from parameter"))
                .isEqualTo("parameter/from parameter");
        assertThat(complete(environment, "postgresql://url:pw@h/db", null, null))
                .isEqualTo("url/pw");
        assertThat(complete(environment, "postgresql://url@h/db", null, null)).isEqualTo("url/from env");
        assertThat(complete(environment, "postgresql://h/db", null, null)).isEqualTo("env/from env");
        assertThat(complete(Map.of(), "postgresql://h/db", null, null)).isEqualTo("system/from file");
    }

    @Test
    void the_first_matching_line_of_the_password_file_counts() throws IOException {
        passwordFile("rw-------", """
                # h:5432:db:u:comment
                other:5432:db:u:other host
                h:5433:db:u:other port
                [::1]:5432:db:u:never
                h:5432:db:u:colon\\: and \\\\
                *:*:*:*:too late
                """);

        assertThat(complete(Map.of(), "postgresql://u@h/db", null, null)).isEqualTo("u/colon: and \\");
        assertThat(complete(Map.of(), "postgresql://u@h/else", null, null)).isEqualTo("u/too late");
    }

    @Test
    void several_hosts_get_a_password_only_where_it_is_that_of_all() throws IOException {
        passwordFile("rw-------", "h:5432:db:u:same\ni:5432:db:u:same\nj:5432:db:u:hunter2\n");

        assertThat(complete(Map.of(), "postgresql://u@h,i/db", null, null)).isEqualTo("u/same");
        assertThat(complete(Map.of(), "postgresql://u@x,y/db", null, null)).isEqualTo("u/null");
        for (String url : List.of("postgresql://u@h,j/db", "postgresql://u@j,unknown/db")) {
            Problem problem = Servers.problem(() -> complete(Map.of(), url, null, null));
            assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIALS_UNREADABLE);
            assertThat(problem.toString()).doesNotContain("hunter2", "same\n");
            assertThat(problem.remedies()).hasSize(3);
        }
    }

    @Test
    void a_password_file_elsewhere_is_named_by_the_environment() throws IOException {
        Path other = Files.writeString(home.resolve("mine"), "*:*:*:*:mine");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));

        assertThat(complete(Map.of("PGPASSFILE", other.toString()), "postgresql://u@h/db", null, null))
                .isEqualTo("u/mine");
    }

    @Test
    void without_any_the_password_stays_unknown() {
        assertThat(complete(Map.of(), "postgresql://u@h/db", null, null)).isEqualTo("u/null");
    }

    @Test
    void a_password_file_that_others_can_read_is_refused() throws IOException {
        passwordFile("rw-r--r--", "*:*:*:*:hunter2");
        Problem problem = Servers.problem(() -> complete(Map.of(), "postgresql://u@h/db", null, null));

        assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIALS_UNREADABLE);
        assertThat(problem.remedies().get(0).commands()).containsExactly("chmod 0600 " + home.resolve(".pgpass"));
        assertThat(problem.toString()).doesNotContain("hunter2");
    }

    @Test
    void credentials_of_a_process_tell_nothing_of_its_environment() {
        assertThat(new Credentials(Map.of("PGPASSWORD", "hunter2"), home, "u").toString())
                .doesNotContain("hunter2");
    }

    private String complete(
            Map<String, String> environment, String url, @Nullable String user, @Nullable String password) {
        ConnectionSettings settings =
                new Credentials(environment, home, "system").complete(DatabaseUrl.parse(url), user, password);
        return settings.user() + "/" + settings.password();
    }

    private void passwordFile(String rights, String text) throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }
}
