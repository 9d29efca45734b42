package io.github.dbmigrate.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationScriptTest {

    @TempDir
    Path directory;

    @Test
    void up_and_down_know_the_line_on_which_they_begin() throws IOException {
        MigrationScript script = read("-- // users\r\nCREATE TABLE u ();\r\n\r\n-- //@UNDO\r\nDROP TABLE u;\r\n");

        assertThat(script.up()).isEqualTo(new ScriptPart("-- // users\r\nCREATE TABLE u ();\r\n\r\n", 1));
        assertThat(script.down()).isEqualTo(new ScriptPart("DROP TABLE u;\r\n", 5));
    }

    @Test
    void a_script_without_undo_has_no_down_and_one_with_an_empty_undo_has_an_empty_one() throws IOException {
        assertThat(read("SELECT 1;").down()).isNull();
        assertThat(read("SELECT 1;\n-- //@UNDO").down()).isEqualTo(new ScriptPart("", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- db-migrate: no-transaction\nSELECT 1;",
                "-- // what it does\n\n  --db-migrate:NO-TRANSACTION\r\nSELECT 1;",
                "/* licence;\n of this file */\n-- db-migrate: no-transaction",
                "/* short */\n// old\n-- db-migrate: no-transaction"
            })
    void a_directive_in_the_leading_comments_counts(String text) throws IOException {
        assertThat(read(text).directives().noTransaction()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;\n-- db-migrate: no-transaction",
                "/* -- db-migrate: no-transaction */\nSELECT 1;",
                "/* a\n-- db-migrate: no-transaction\n*/ SELECT 1;\n",
                "-- see db-migrate: no-transaction\nSELECT 1;",
                "-- db-migrate 1.0 wrote this\nSELECT 1;",
                "/* x */ SELECT 1;\n-- db-migrate: nothing"
            })
    void elsewhere_it_is_a_comment(String text) throws IOException {
        assertThat(read(text).directives()).isEqualTo(Directives.NONE);
    }

    @Test
    void an_unknown_directive_is_refused_with_what_was_meant() {
        assertThatThrownBy(() -> read("-- // x\n-- db-migrate: no-transactoin\nSELECT 1;"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e).hasMessageContaining("DBM-215").hasMessageContaining("no-transactoin");
                    assertThat(e.problem().excerpt())
                            .isNotNull()
                            .extracting(Excerpt::line)
                            .isEqualTo(2);
                    assertThat(e.problem().remedies().get(0).sentence()).isEqualTo("You may have meant:");
                });
        assertThatThrownBy(() -> read("-- db-migrate:\nSELECT 1;")).hasMessageContaining("DBM-215");
    }

    @Test
    void several_times_may_be_set_and_the_last_word_counts() throws IOException {
        Directives read = read("-- db-migrate: lock-timeout=10s, LOCK-RETRY-FOR = 5m no-transaction\n"
                        + "-- db-migrate: statement-timeout=1h\n-- db-migrate: lock-timeout=500ms\nSELECT 1;")
                .directives();

        assertThat(read.noTransaction()).isTrue();
        assertThat(read.over(Timeouts.DEFAULT))
                .isEqualTo(new Timeouts(
                        Duration.ofMillis(500), Duration.ofMinutes(5), Duration.ofHours(1), Timeouts.DEFAULT.idle()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lock-timeout", "lock-timeout=", "lock-timeout=10", "lock-timeout=-1s", "lock-timeout=1000h"})
    void a_time_that_is_none_is_refused_with_its_place(String setting) {
        assertThatThrownBy(() -> read("-- // x\n-- db-migrate: no-transaction, " + setting + "\nSELECT 1;"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    Excerpt place = Objects.requireNonNull(e.problem().excerpt());
                    assertThat(place.line() + ":" + place.column()).isEqualTo("2:32");
                    assertThat(e.problem().remedies().get(0).commands())
                            .containsExactly("-- db-migrate: lock-timeout=10s");
                });
    }

    @Test
    void a_mistyped_time_gets_the_closest_one() {
        assertThatThrownBy(() -> read("-- db-migrate: lock_timeout=10s\nSELECT 1;"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().remedies().get(0).commands())
                                .containsExactly("-- db-migrate: lock-timeout=10s"));
    }

    @Test
    void a_script_changed_since_the_directory_was_read_is_not_handed_out() throws IOException {
        Path file = Files.writeString(directory.resolve("1_a.sql"), "SELECT 1;");
        Migration migration = MigrationsDirectory.read(directory).migrations().get(0);
        Files.writeString(file, "SELECT 2;");

        assertThatThrownBy(() -> MigrationScript.read(migration)).hasMessageContaining("was changed while this run");
    }

    private MigrationScript read(String text) throws IOException {
        Files.writeString(directory.resolve("1_a.sql"), text);
        return MigrationScript.read(
                MigrationsDirectory.read(directory).migrations().get(0));
    }
}
