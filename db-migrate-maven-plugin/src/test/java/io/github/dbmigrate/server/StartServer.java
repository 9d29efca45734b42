package io.github.dbmigrate.server;

import io.github.dbmigrate.command.EmbeddedServer.Running;
import java.nio.file.Path;

/** A program of its own that starts the server of a state directory, says so, and then waits to be killed. */
final class StartServer {

    private StartServer() {}

    public static void main(String[] arguments) throws Exception {
        PgCtlServer server = new PgCtlServer(
                Path.of(arguments[0]),
                Checkout.VERSION,
                null,
                () -> {
                    throw new IllegalStateException("the binaries are there");
                },
                notice -> {});
        Running running = server.start();
        System.out.println(running.started() ? "started" : "found");
        while (System.in.read() >= 0) {
            // Until the test ends or kills this process.
        }
    }
}
