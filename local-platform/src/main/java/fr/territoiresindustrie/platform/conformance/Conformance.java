package fr.territoiresindustrie.platform.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The door and the relay of webhooks, open on one port of the loopback interface. */
public final class Conformance implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Door door;
    private final Hooks hooks;

    private Conformance(HttpServer server, String gateway) {
        this.server = server;
        this.hooks = new Hooks("http://127.0.0.1:" + server.getAddress().getPort());
        this.door = new Door(gateway, hooks);
    }

    /**
     * Opens the door.
     *
     * @param gateway where the platform is, such as {@code http://localhost:8080}
     * @param port 0 for a free one
     */
    public static Conformance open(String gateway, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Conformance conformance = new Conformance(server, gateway);
        server.createContext("/", conformance::handle);
        server.setExecutor(conformance.threads);
        server.start();
        return conformance;
    }

    /** What a client has to be given as the API's address. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What the client did until now. */
    public List<Finding> findings() {
        return Stream.concat(door.findings().stream(), hooks.findings().stream())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (Hooks.isOne(exchange.getRequestURI().getPath())) {
            hooks.handle(exchange);
        } else {
            door.handle(exchange);
        }
    }
}
