package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LettersTest {

    @Test
    void signs_of_ours_become_ascii_where_the_output_knows_nothing_else() {
        assertThat(new Letters(StandardCharsets.US_ASCII).shown("auth · deploy … 3 s"))
                .isEqualTo("auth - deploy ... 3 s");
    }

    @Test
    void nothing_changes_where_the_output_can_show_it() {
        assertThat(new Letters(StandardCharsets.UTF_8).shown("auth · deploy …")).isEqualTo("auth · deploy …");
    }

    @Test
    void what_users_wrote_is_not_guessed_at() {
        assertThat(new Letters(StandardCharsets.US_ASCII).shown("table größe")).isEqualTo("table größe");
    }
}
