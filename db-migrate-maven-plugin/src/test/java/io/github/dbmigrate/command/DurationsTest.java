package io.github.dbmigrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void tenths_of_a_second_are_rounded_as_a_formatter_rounds_them() {
        for (int millis = 1000; millis < 60_000; millis++) {
            assertThat(Durations.text(Duration.ofMillis(millis)))
                    .isEqualTo(String.format(Locale.ROOT, "%.1f s", millis / 1000.0));
        }
    }

    @Test
    void less_is_told_in_milliseconds_and_more_in_minutes() {
        assertThat(Durations.text(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(Durations.text(Duration.ofMillis(200_900))).isEqualTo("3 min 20 s");
    }
}
