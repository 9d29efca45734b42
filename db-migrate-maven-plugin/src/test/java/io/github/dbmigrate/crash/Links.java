package io.github.dbmigrate.crash;

import java.io.IOException;

/** Threads for connections. */
final class Links {

    private Links() {}

    static void start(Work work) {
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

    /** What a connection's thread does until its end. */
    interface Work {
        void run() throws IOException;
    }
}
