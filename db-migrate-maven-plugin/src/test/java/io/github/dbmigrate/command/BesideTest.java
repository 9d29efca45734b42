package io.github.dbmigrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
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

    @Test
    void its_end_is_waited_for_however_it_ends() {
        AtomicBoolean ended = new AtomicBoolean();
        Beside<String> work = Beside.begin("test", () -> {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            ended.set(true);
            throw new IllegalStateException("in the end");
        });

        work.end();

        assertThat(ended).isTrue();
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
