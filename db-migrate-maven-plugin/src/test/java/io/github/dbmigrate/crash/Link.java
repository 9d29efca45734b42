package io.github.dbmigrate.crash;

import io.github.dbmigrate.crash.Trap.Moment;
import io.github.dbmigrate.testing.SocketWork;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection through the {@link Wire}: a thread for each direction. */
final class Link {

    private final Socket client;
    private final Socket server;
    private final Function<String, @Nullable Trap> steps;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int backend;
    private volatile @Nullable Trap behind;
    private volatile int behindAnswer;

    /** @param steps counts a message in, and gives the trap that is set there */
    Link(Socket client, Socket server, Function<String, @Nullable Trap> steps) throws IOException {
        // Else each small answer waits for the acknowledgement of the one before it.
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        this.client = client;
        this.server = server;
        this.steps = steps;
    }

    void start() {
        SocketWork.start(this::requests);
        SocketWork.start(this::answers);
    }

    /** The server's process of this connection; 0 before the server has told. */
    int backend() {
        return backend;
    }

    /** Both sides see the end of the other. */
    void cut() {
        close(client);
        close(server);
    }

    private void requests() throws IOException {
        try (client;
                server) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            Frame first = Frame.first(in);
            send(first, first.isCancel() ? null : steps.apply(Step.CONNECT));
            while (true) {
                Frame frame = Frame.next(in);
                send(frame, frame.isQuery() ? steps.apply(frame.sql()) : null);
            }
        }
    }

    private void send(Frame frame, @Nullable Trap trap) throws IOException {
        if (trap != null && trap.moment() == Moment.BEFORE) {
            spring(trap);
        }
        if (trap != null && trap.moment() == Moment.DURING) {
            prepare(trap);
        }
        // Several may be on their way before the first is answered.
        int answer = frame.isAnswered() ? asked.incrementAndGet() : 0;
        if (trap != null && trap.moment() == Moment.BEHIND) {
            behindAnswer = answer;
            behind = trap;
        }
        frame.writeTo(server.getOutputStream());
        if (trap != null && trap.moment() == Moment.DURING) {
            spring(trap);
        }
    }

    private void answers() throws IOException {
        DataInputStream in = new DataInputStream(server.getInputStream());
        ByteArrayOutputStream held = new ByteArrayOutputStream();
        int answered = 0;
        try (client) {
            while (true) {
                Frame frame = Frame.next(in);
                if (frame.type() == 'K') {
                    backend = frame.number();
                }
                frame.writeTo(held);
                answered += frame.isReady() ? 1 : 0;
                Trap trap = behind;
                if (trap != null && frame.isReady() && answered == behindAnswer) {
                    behind = null;
                    spring(trap);
                }
                // The client of a new connection must hear what it is asked for.
                if (behind == null || frame.type() == 'R') {
                    held.writeTo(client.getOutputStream());
                    held.reset();
                }
            }
        }
    }

    private static void prepare(Trap trap) throws IOException {
        try {
            trap.action().prepare();
        } catch (Exception e) {
            throw new IOException("the trap failed", e);
        }
    }

    private void spring(Trap trap) throws IOException {
        try {
            trap.action().happen(this);
        } catch (Exception e) {
            throw new IOException("the trap failed", e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed either way.
            return;
        }
    }
}
