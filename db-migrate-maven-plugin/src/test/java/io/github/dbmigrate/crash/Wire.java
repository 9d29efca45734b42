package io.github.dbmigrate.crash;

import io.github.dbmigrate.testing.SocketWork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The network between a deploy and its server. Understands the messages, so that it knows the step; keeps a list of them;
 * and springs a trap at the one that was chosen. Thread-safe.
 */
final class Wire implements AutoCloseable {

    private final ServerSocket socket;
    private final String host;
    private final int serverPort;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final AtomicReference<@Nullable Trap> armed = new AtomicReference<>();
    private volatile boolean down;

    Wire(String host, int serverPort) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.host = host;
        this.serverPort = serverPort;
        SocketWork.start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What is to happen at one step. */
    void arm(Trap trap) {
        armed.set(trap);
    }

    /** True when the trap was not sprung. */
    boolean isArmed() {
        return armed.get() != null;
    }

    /** The messages in the order of their arrival. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Every connection ends. */
    void cutAll() {
        links.forEach(Link::cut);
    }

    /** Every connection ends, and no new one comes about. */
    void takeDown() {
        down = true;
        cutAll();
    }

    private void serve() throws IOException {
        while (!socket.isClosed()) {
            Socket client = socket.accept();
            if (down) {
                client.close();
                continue;
            }
            Link link = new Link(client, new Socket(host, serverPort), this::step);
            links.add(link);
            link.start();
        }
    }

    /** Counts a message in; the trap, if this is its step. */
    private synchronized @Nullable Trap step(String sql) {
        String text = Step.plain(sql);
        Step step = new Step(text, occurrences.merge(text, 1, Integer::sum));
        steps.add(step);
        Trap trap = armed.get();
        return trap != null && trap.step().equals(step) && armed.compareAndSet(trap, null) ? trap : null;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        cutAll();
    }
}
