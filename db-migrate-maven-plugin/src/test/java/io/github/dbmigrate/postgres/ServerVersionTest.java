package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerVersionTest {

    private final ConnectionSettings settings = ConnectionSettings.of("h", 5432, "db", "u", null);

    @Test
    void a_server_before_14_is_refused_by_name() {
        Problem problem =
                Servers.problem(() -> new ServerVersion(130022, "13.22 (Debian 13.22-1)").requireSupported(settings));

        assertThat(problem.code()).isEqualTo(ProblemCode.SERVER_TOO_OLD);
        assertThat(problem.headline()).contains("13.22 (Debian 13.22-1)", "14 and later");
    }

    @Test
    void a_real_server_of_13_is_refused_at_every_way_in() {
        ConnectionSettings there = Servers.database(TestPostgres.of(13));

        for (Runnable wayIn : List.<Runnable>of(
                () -> JdbcDatabase.open(there).close(),
                () -> JdbcDatabase.open(there, Duration.ofSeconds(1)).close(),
                () -> DatabaseAdmin.open(there, Duration.ZERO).close(),
                () -> DatabaseAdmin.createIfMissing(there.withDatabase("not_there_yet"), Duration.ZERO))) {
            Problem problem = Servers.problem(wayIn);
            assertThat(problem.code()).isEqualTo(ProblemCode.SERVER_TOO_OLD);
            assertThat(Servers.fact(problem, "server")).startsWith("13.");
        }
    }

    @Test
    void every_later_server_is_let_pass() {
        assertThatCode(() -> new ServerVersion(140000, "14.0").requireSupported(settings))
                .doesNotThrowAnyException();
        assertThatCode(() -> new ServerVersion(190001, "19.1").requireSupported(settings))
                .doesNotThrowAnyException();
    }
}
