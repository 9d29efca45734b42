package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseAdminTest {

    private static final String HOSTILE = "we\"ird Däta'base; --";

    private final ConnectionSettings settings = Servers.database();
    private final DatabaseAdmin admin = DatabaseAdmin.open(settings, Duration.ZERO);

    @AfterEach
    void close() {
        admin.drop(HOSTILE);
        admin.close();
    }

    @Test
    void a_database_is_made_once_in_utf_8() {
        assertThat(admin.create(HOSTILE)).isTrue();
        assertThat(admin.create(HOSTILE)).isFalse();

        assertThat(admin.exists(HOSTILE)).isTrue();
        assertThat(admin.names()).contains(HOSTILE, "postgres").doesNotContain("template1");
        try (JdbcDatabase made = JdbcDatabase.open(settings.withDatabase(HOSTILE))) {
            assertThat(made.query("SHOW server_encoding")).isEqualTo(List.of(List.of("UTF8")));
        }
    }

    @Test
    void a_database_is_dropped_with_the_sessions_on_it() {
        admin.create(HOSTILE);
        try (JdbcDatabase session = JdbcDatabase.open(settings.withDatabase(HOSTILE))) {
            assertThat(session.query("SELECT 1")).hasSize(1);
            assertThat(admin.drop(HOSTILE)).isTrue();
        }

        assertThat(admin.exists(HOSTILE)).isFalse();
        assertThat(admin.drop(HOSTILE)).isFalse();
    }

    @Test
    void a_missing_database_is_made_and_an_existing_one_left_alone() {
        ConnectionSettings hostile = settings.withDatabase(HOSTILE);

        assertThat(DatabaseAdmin.createIfMissing(hostile, Duration.ZERO)).isTrue();
        assertThat(DatabaseAdmin.createIfMissing(hostile, Duration.ZERO)).isFalse();
    }

    @Test
    void a_role_that_may_make_no_database_gets_the_statement_to_ask_for() {
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            session.execute("CREATE ROLE modest LOGIN PASSWORD 'p'");
            try (DatabaseAdmin modest = DatabaseAdmin.open(settings.withCredentials("modest", "p"), Duration.ZERO)) {
                Problem problem = Servers.problem(() -> modest.create("x"));

                assertThat(problem.code()).isEqualTo(ProblemCode.PERMISSION_DENIED);
                assertThat(problem.remedies().get(0).commands()).containsExactly("ALTER ROLE \"modest\" CREATEDB;");
            } finally {
                session.execute("DROP ROLE modest");
            }
        }
    }

    @Test
    void another_owner_can_be_given() {
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            session.execute("CREATE ROLE landlord");
            admin.create(HOSTILE, "landlord");

            assertThat(session.query(
                            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = " + Sql.literal(HOSTILE)))
                    .isEqualTo(List.of(List.of("landlord")));
            admin.drop(HOSTILE);
            session.execute("DROP ROLE landlord");
        }
    }
}
