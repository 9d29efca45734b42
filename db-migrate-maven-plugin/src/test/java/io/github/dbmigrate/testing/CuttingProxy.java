package io.github.dbmigrate.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server and cuts one connection at a chosen message: before it reaches the server, or
 * behind it, when the server has answered and the client has not heard it. Thread-safe.
 */
public final class CuttingProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final String host;
    private final int serverPort;
    private final AtomicReference<@Nullable Cut> armed = new AtomicReference<>();

    public CuttingProxy(String host, int serverPort) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.host = host;
        this.serverPort = serverPort;
        SocketWork.start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The next message with this text is lost together with its connection. */
    public void cutBefore(String text) {
        armed.set(new Cut(text, false));
    }

    /** The next message with this text is answered, but its connection is lost before the answer arrives. */
    public void cutBehind(String text) {
        armed.set(new Cut(text, true));
    }

    private record Cut(String text, boolean behind) {}

    private void serve() throws IOException {
        while (!socket.isClosed()) {
            Socket client = socket.accept();
            Socket server = new Socket(host, serverPort);
            SocketWork.start(() -> requests(client, server));
            SocketWork.start(() -> answers(server, client));
        }
    }

    private void requests(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            byte[] buffer = new byte[1 << 16];
            InputStream in = client.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Cut cut = taken(text(buffer, read));
                if (cut == null) {
                    server.getOutputStream().write(buffer, 0, read);
                } else {
                    cut(cut, client, server, buffer, read);
                    return;
                }
            }
        }
    }

    private @Nullable Cut taken(String text) {
        Cut cut = armed.get();
        return cut != null && text.contains(cut.text()) && armed.compareAndSet(cut, null) ? cut : null;
    }

    private static void cut(Cut cut, Socket client, Socket server, byte[] message, int length) throws IOException {
        if (cut.behind()) {
            // From here on nothing of the server's reaches the client.
            client.shutdownOutput();
            server.getOutputStream().write(message, 0, length);
            server.shutdownOutput();
            awaitEnd(server);
        }
    }

    // The server works off what it has got before it sees the end of its input.
    private static void awaitEnd(Socket server) throws IOException {
        server.setSoTimeout(10_000);
        server.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }

    private static String text(byte[] buffer, int length) {
        return new String(Arrays.copyOf(buffer, length), StandardCharsets.ISO_8859_1);
    }

    private static void answers(Socket server, Socket client) throws IOException {
        byte[] buffer = new byte[1 << 16];
        InputStream in = server.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (!client.isOutputShutdown()) {
                client.getOutputStream().write(buffer, 0, read);
            }
        }
        client.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
