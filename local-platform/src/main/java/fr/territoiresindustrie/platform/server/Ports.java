package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback interface, the only one anything here listens on. */
public final class Ports {

    private static final int FIRST = 10_000;
    private static final int END = 32_768;

    private Ports() {}

    /**
     * A port that nobody uses now, and below those that the system gives to outgoing connections: one of these may be taken
     * between the choice and the start of whoever is to listen on it.
     */
    public static int free() {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
        throw new IllegalStateException("No port between " + FIRST + " and " + END + " is free");
    }

    /** Whether somebody answers on the port. */
    public static boolean inUse(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    static int orFree(int port) {
        return port == 0 ? free() : port;
    }
}
