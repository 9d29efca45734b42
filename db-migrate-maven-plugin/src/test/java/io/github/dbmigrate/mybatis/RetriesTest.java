package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private final Stop locked = Stop.atEnd(new SQLException("locked", "55P03"));

    private final AtomicLong now = new AtomicLong(-5);

    private List<Long> pauses(double chance, Duration atMost) {
        Retries retries = new Retries(new Pacing(now::get, () -> chance, duration -> true), atMost);
        List<Long> pauses = new ArrayList<>();
        for (Duration pause = retries.after(locked); pause != null; pause = retries.after(locked)) {
            pauses.add(pause.toMillis());
            now.addAndGet(pause.toNanos());
        }
        assertThat(retries.failed()).isEqualTo(pauses.size() + 1);
        return pauses;
    }

    @Test
    void pauses_double_up_to_a_longest_one_and_end_with_the_time() {
        assertThat(pauses(1.0, Duration.ofMinutes(1)))
                .containsExactly(400L, 800L, 1600L, 3200L, 6400L, 12800L, 15000L, 15000L, 4800L);
    }

    @Test
    void chance_shortens_a_pause_to_half_at_most() {
        assertThat(pauses(0.0, Duration.ofSeconds(1))).containsExactly(200L, 400L, 400L);
    }

    @Test
    void no_time_is_no_second_try() {
        assertThat(pauses(0.5, Duration.ZERO)).isEmpty();
    }

    @Test
    void what_is_not_in_the_way_but_wrong_is_not_tried_again() {
        Retries retries = new Retries(new Pacing(now::get, () -> 0.5, duration -> true), Duration.ofMinutes(1));

        assertThat(retries.after(Stop.atEnd(new SQLException("no such table", "42P01"))))
                .isNull();
        assertThat(retries.after(Stop.atEnd(new SQLException("cancelled", "57014"))))
                .isNull();
    }
}
