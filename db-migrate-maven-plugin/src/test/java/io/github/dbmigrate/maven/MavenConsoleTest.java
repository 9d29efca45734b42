package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MavenConsoleTest {

    private final List<String> printed = new ArrayList<>();
    private final ReentrantLock turn = new ReentrantLock();

    @Test
    void one_service_at_a_time_prints_each_line_at_once() {
        MavenConsole console = console(false, "y");

        console.say("one");
        console.warn("two");

        assertThat(printed).containsExactly("info one", "warn two");
    }

    @Test
    void services_side_by_side_print_their_lines_as_blocks() {
        Output output = output("auth · deploy", true);
        Output other = output("order · deploy", true);

        output.say("one");
        other.say("foreign");
        output.say("two");
        output.warn("three");
        assertThat(printed).isEmpty();
        output.flush(() -> {});

        assertThat(printed)
                .containsExactly(lines("info auth · deploy", "  one", "  two"), lines("warn auth · deploy", "  three"));
    }

    @Test
    void a_block_is_printed_once() {
        Output output = output("auth · deploy", true);
        output.say("one");

        output.flush(() -> {});
        output.flush(() -> {});

        assertThat(printed).hasSize(1);
    }

    @Test
    void a_question_comes_behind_the_lines_that_lead_to_it() {
        Output output = output("auth · dev", true);
        MavenConsole console = new MavenConsole(output, true, question -> {
            printed.add("asked " + question);
            assertThat(turn.isHeldByCurrentThread()).isTrue();
            return "";
        });

        console.say("table users has 3 rows");

        assertThat(console.ask("Name?", "drop_users")).isEqualTo("drop_users");
        assertThat(printed)
                .containsExactly(lines("info auth · dev", "  table users has 3 rows"), "asked Name? [drop_users] ");
    }

    @Test
    void only_a_clear_yes_is_a_yes() {
        assertThat(console(true, " Yes ").confirm("Drop?")).isTrue();
        assertThat(console(true, "y").confirm("Drop?")).isTrue();
        assertThat(console(true, "yep").confirm("Drop?")).isFalse();
        assertThat(console(true, "").confirm("Drop?")).isFalse();
        assertThat(console(true, null).confirm("Drop?")).isFalse();
    }

    @Test
    void nothing_is_asked_without_a_terminal() {
        assertThatThrownBy(() -> console(false, "y").confirm("Drop?")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_quick_step_is_not_worth_a_line_and_a_long_one_tells_its_time() {
        TimedStep quick = new TimedStep(output("auth · dev", false), "reading");
        quick.close();
        assertThat(printed).isEmpty();

        TimedStep slow = new TimedStep(output("auth · dev", false), "replaying");
        slow.detail("3 of 7");
        slow.tick();
        slow.close();
        slow.close();

        assertThat(printed).hasSize(2);
        assertThat(printed.get(0)).isEqualTo("info replaying … · 3 of 7");
        assertThat(printed.get(1)).matches("info replaying: \\d+\\.\\d s");
    }

    @Test
    void signs_of_life_become_rarer() {
        TimedStep step = new TimedStep(output("auth · deploy", false), "building");
        for (int tick = 1; tick <= 15; tick++) {
            step.tick();
        }

        assertThat(printed).hasSize(9);
    }

    @Test
    void a_sign_of_life_does_not_wait_for_the_block() {
        Output output = output("auth · deploy", true);
        output.say("later");

        try (TimedStep step = new TimedStep(output, "waiting")) {
            step.tick();
        }

        assertThat(printed).containsExactly("info auth · deploy · waiting …");
    }

    private MavenConsole console(boolean interactive, @Nullable String answer) {
        return new MavenConsole(output("auth · dev", false), interactive, question -> answer);
    }

    private Output output(String title, boolean sideBySide) {
        return new Output(new Recording(), new Letters(StandardCharsets.UTF_8), turn, sideBySide, title);
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines);
    }

    private final class Recording extends SystemStreamLog {
        @Override
        public void info(CharSequence content) {
            printed.add("info " + content);
        }

        @Override
        public void warn(CharSequence content) {
            printed.add("warn " + content);
        }
    }
}
