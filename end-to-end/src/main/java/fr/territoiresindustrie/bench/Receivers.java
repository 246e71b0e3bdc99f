package fr.territoiresindustrie.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Receivers of webhooks: most answer at once, one takes connections and says nothing, behind one nobody listens. */
final class Receivers implements AutoCloseable {

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final ServerSocket silent;

    /**
     * Starts them.
     *
     * @param taken told each body that arrives
     */
    Receivers(int living, Consumer<String> taken) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (int i = 0; i < living; i++) {
            HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 100);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                taken.accept(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            servers.add(server);
            addresses.add(address(server.getAddress().getPort()));
        }
        silent = new ServerSocket(0, 1_000, here);
        addresses.add(address(silent.getLocalPort()));
        try (ServerSocket closed = new ServerSocket(0, 1, here)) {
            addresses.add(address(closed.getLocalPort()));
        }
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port + "/";
    }

    List<String> addresses() {
        return addresses;
    }

    @Override
    public void close() throws IOException {
        servers.forEach(server -> server.stop(0));
        silent.close();
    }
}
