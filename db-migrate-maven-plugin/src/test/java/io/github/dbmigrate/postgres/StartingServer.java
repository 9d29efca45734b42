package io.github.dbmigrate.postgres;

import io.github.dbmigrate.testing.SocketWork;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a real server and answers the first clients as PostgreSQL does while it starts: error 57P03 to the
 * start-up packet. Source: the manual, "Message Formats".
 */
final class StartingServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String host;
    private final int realPort;
    private final int refusals;
    private final AtomicInteger refused = new AtomicInteger();

    StartingServer(String host, int realPort, int refusals) throws IOException {
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.host = host;
        this.realPort = realPort;
        this.refusals = refusals;
        SocketWork.start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    int refused() {
        return refused.get();
    }

    private void serve() throws IOException {
        while (!socket.isClosed()) {
            Socket client = socket.accept();
            if (refused.get() < refusals) {
                refuse(client);
            } else {
                pass(client);
            }
        }
    }

    private void refuse(Socket client) throws IOException {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            int length = in.readInt();
            int code = in.readInt();
            in.skipNBytes(length - 8L);
            if (code == 80877103) {
                client.getOutputStream().write('N');
                refuse(client);
                return;
            }
            refused.incrementAndGet();
            client.getOutputStream().write(error());
        }
    }

    private static byte[] error() throws IOException {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        for (String field : new String[] {"SFATAL", "VFATAL", "C57P03", "Mthe database system is starting up"}) {
            fields.write(field.getBytes(StandardCharsets.US_ASCII));
            fields.write(0);
        }
        fields.write(0);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(message);
        out.writeByte('E');
        out.writeInt(fields.size() + 4);
        fields.writeTo(out);
        return message.toByteArray();
    }

    private void pass(Socket client) throws IOException {
        Socket server = new Socket(host, realPort);
        SocketWork.start(() -> copy(client.getInputStream(), server.getOutputStream()));
        SocketWork.start(() -> copy(server.getInputStream(), client.getOutputStream()));
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        try (from;
                to) {
            from.transferTo(to);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
