package io.github.dbmigrate.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** TCP ports of this machine's loopback address. */
final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    private static final int CONNECT_MILLIS = 500;

    private Ports() {}

    /** Whether a server could listen there now. */
    static boolean isFree(int port) {
        return !answers(port) && canBind(port);
    }

    // On some systems one can bind the loopback address although somebody listens on all addresses.
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The IPv4 loopback: {@code InetAddress.getLoopbackAddress()} may be the IPv6 one, where no server of ours listens. */
    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
