package fr.territoiresindustrie.kit.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A realm that publishes its keys by HTTP, in place of the one key that the other tests are given. */
public final class RealmResource implements QuarkusTestResourceLifecycleManager {

    /** What it publishes; the empty text when it does not answer. Set through a system property, which all class loaders share. */
    static final String PUBLISHED = "test.realm.keys";

    private HttpServer server;

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty(PUBLISHED, "{\"keys\":[]}");
        server.createContext("/certs", RealmResource::answer);
        server.start();
        return Map.of(
                "quarkus.oidc.public-key", "",
                "quarkus.oidc.auth-server-url",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "quarkus.oidc.discovery-enabled", "false",
                "quarkus.oidc.jwks-path", "/certs");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] keys = System.getProperty(PUBLISHED).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            if (keys.length > 0) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        }
    }

    @Override
    public void stop() {
        System.clearProperty(PUBLISHED);
        server.stop(0);
    }
}
