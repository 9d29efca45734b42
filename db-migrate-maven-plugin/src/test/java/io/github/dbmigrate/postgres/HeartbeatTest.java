package io.github.dbmigrate.postgres;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    @Test
    void it_beats_until_it_is_closed() throws InterruptedException {
        CountDownLatch beats = new CountDownLatch(3);
        Heartbeat heartbeat = new Heartbeat(Duration.ofMillis(1), beats::countDown);
        beats.await();
        heartbeat.close();
    }
}
