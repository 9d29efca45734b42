package io.github.dbmigrate.testing;

import java.io.IOException;

/** What a proxy of the tests does with its sockets, until one of the two sides hangs up. */
@FunctionalInterface
public interface SocketWork {

    void run() throws IOException;

    /** Runs it beside the test, which does not wait for its end. */
    static void start(SocketWork work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One of the sides has hung up.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
