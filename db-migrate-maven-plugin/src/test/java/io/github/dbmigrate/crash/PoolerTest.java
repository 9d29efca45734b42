package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolerTest {

    @TempDir
    Path directory;

    private final TestPostgres server = TestPostgres.get();
    private final String database = server.createDatabase();

    @BeforeEach
    void write() throws Exception {
        Shop.write(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool_mode = transaction",
                "pool_mode = transaction\nserver_round_robin = 1",
                "pool_mode = transaction\ndefault_pool_size = 1",
                "pool_mode = transaction\nserver_reset_query_always = 1",
                "pool_mode = statement"
            })
    void deploy_is_refused_behind_a_pooler_that_shares_sessions(String mode) throws Exception {
        try (PgBouncer pooler = PgBouncer.before(server, mode.split("\n"))) {
            // Other clients have used the pool before, so that it holds several server sessions.
            try (JdbcDatabase one = JdbcDatabase.open(settings(pooler.port()));
                    JdbcDatabase two = JdbcDatabase.open(settings(pooler.port()))) {
                assertThat(one.query("SELECT 1")).isEqualTo(two.query("SELECT 1"));
            }
            Deployment deployment = new Deployment(settings(pooler.port()), directory);

            assertThatThrownBy(deployment::run).isInstanceOfSatisfying(ProblemException.class, refused -> {
                Problem problem = refused.problem();
                assertThat(problem.code()).isEqualTo(ProblemCode.POOLER_UNSUPPORTED);
                assertThat(problem.remedies()).isNotEmpty();
            });
            assertThat(tables()).isEqualTo(List.of(List.of("0")));
        }
    }

    @Test
    void deploy_works_behind_a_pooler_in_session_mode_and_leaves_its_sessions_clean() throws Exception {
        try (PgBouncer pooler = PgBouncer.before(server, "pool_mode = session", "default_pool_size = 5")) {
            assertThat(new Deployment(settings(pooler.port()), directory).run().applied())
                    .hasSize(Shop.size());
            assertThat(new Deployment(settings(pooler.port()), directory).run().applied())
                    .isEmpty();
            try (JdbcDatabase next = JdbcDatabase.open(settings(pooler.port()))) {
                assertThat(next.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
                        .isEqualTo(List.of(List.of("0")));
                assertThat(next.query("SHOW lock_timeout")).isEqualTo(List.of(List.of("0")));
            }
        }
    }

    private ConnectionSettings settings(int port) {
        return Deployment.settings("127.0.0.1", port, database, server.user(), server.password());
    }

    private List<?> tables() {
        try (JdbcDatabase session = JdbcDatabase.open(settings(server.port()))) {
            return session.query("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace");
        }
    }
}
