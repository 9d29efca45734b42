package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.postgres.PoolerProbe.Look;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolerProbeTest {

    private static final String TOKEN = "token";

    @Test
    void sessions_of_their_own_on_a_real_server_are_no_pooler() {
        ConnectionSettings settings = Servers.database();
        try (JdbcDatabase one = JdbcDatabase.open(settings);
                JdbcDatabase two = JdbcDatabase.open(settings)) {
            assertThat(PoolerProbe.findsPooler(one, two)).isFalse();
            assertThat(PoolerProbe.findsPooler(two, one)).isFalse();
        }
    }

    @Test
    void one_server_session_behind_two_clients_is_a_pooler() {
        try (JdbcDatabase shared = Servers.session()) {
            assertThat(PoolerProbe.findsPooler(shared, shared)).isTrue();
        }
    }

    @Test
    void a_pool_that_gives_the_session_used_last_is_found_by_the_second_client() {
        assertThat(PoolerProbe.sharesSessions(
                        TOKEN,
                        List.of(new Look("1", TOKEN), new Look("1", TOKEN), new Look("1", TOKEN)),
                        List.of(new Look("1", TOKEN))))
                .isTrue();
    }

    @Test
    void a_pool_that_goes_round_is_found_by_the_first_client() {
        assertThat(PoolerProbe.sharesSessions(
                        TOKEN,
                        List.of(new Look("2", null), new Look("1", TOKEN), new Look("2", null)),
                        List.of(new Look("3", null))))
                .isTrue();
    }

    @Test
    void a_pool_that_cleans_its_sessions_is_found_by_the_lost_setting() {
        assertThat(PoolerProbe.sharesSessions(
                        TOKEN, List.of(new Look("1", null), new Look("1", null)), List.of(new Look("2", null))))
                .isTrue();
    }

    @Test
    void two_clients_with_a_process_each_are_none() {
        assertThat(PoolerProbe.sharesSessions(
                        TOKEN, List.of(new Look("1", TOKEN), new Look("1", TOKEN)), List.of(new Look("2", ""))))
                .isFalse();
    }
}
