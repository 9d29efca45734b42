package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    private final List<String> events = new ArrayList<>();

    @Test
    void an_end_from_outside_cancels_what_runs_and_waits_until_the_goal_has_told() throws InterruptedException {
        Interruption interruption = Interruption.watch();
        Thread end = new Thread(() -> {
            interruption.interrupt();
            events.add("Maven ends");
        });
        interruption.cancels(() -> {
            events.add("cancelled, known to the goal: " + interruption.happened());
            // The goal's own thread meets the cancelled statement, tells of it, and is done.
            new Thread(() -> {
                        events.add("told");
                        interruption.close();
                    })
                    .start();
        });

        end.start();
        end.join();

        assertThat(events).containsExactly("cancelled, known to the goal: true", "told", "Maven ends");
    }

    @Test
    void a_goal_that_came_to_its_end_leaves_nothing_behind() {
        Interruption interruption = Interruption.watch();
        interruption.cancels(() -> events.add("cancelled"));

        interruption.close();

        assertThat(interruption.happened()).isFalse();
        assertThat(events).isEmpty();
    }
}
