package io.github.dbmigrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BesideTest {

    @Test
    void the_rest_goes_on_meanwhile() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch rest = new CountDownLatch(1);
        Beside<Boolean> work = Beside.begin("test", () -> {
            begun.countDown();
            return await(rest);
        });

        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        rest.countDown();
        assertThat(work.resultOr(() -> false)).isTrue();
    }

    @Test
    void what_fails_beside_the_rest_is_done_again_behind_it() {
        Beside<String> work = Beside.begin("test", () -> {
            throw new IllegalStateException("too early");
        });

        assertThat(work.resultOr(() -> "in time")).isEqualTo("in time");
    }

    @Test
    void what_fails_again_is_raised() {
        Beside<String> work = Beside.begin("test", () -> {
            throw new IllegalStateException("too early");
        });

        assertThatThrownBy(() -> work.resultOr(() -> {
                    throw new IllegalStateException("never");
                }))
                .hasMessage("never");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
