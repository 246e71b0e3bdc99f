package fr.territoiresindustrie.gateway.peer;

import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the peers on free ports and points the gateway at them, with short times so that slowness shows soon. Nobody answers for projects. */
public final class Peers implements QuarkusTestResourceLifecycleManager {

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        HttpServer service = ServicePeer.start(vertx);
        HttpServer realm = RealmPeer.start(vertx);
        HttpServer limits = LimitPeer.start(vertx);
        String limitUrl = "http://127.0.0.1:" + limits.actualPort();
        String serviceUrl = "http://127.0.0.1:" + service.actualPort();
        String realmUrl = "http://127.0.0.1:" + realm.actualPort();
        return Map.ofEntries(
                Map.entry("gateway.edge.port", "0"),
                Map.entry("gateway.edge.host", "127.0.0.1"),
                Map.entry("gateway.edge.head-deadline", "1S"),
                Map.entry("gateway.edge.cors-origins", "https://front.example,http://localhost:*"),
                Map.entry("gateway.routing.territories.url", serviceUrl),
                Map.entry("gateway.routing.funding.url", serviceUrl),
                Map.entry("gateway.routing.partners.url", serviceUrl),
                Map.entry("gateway.routing.projects.url", "http://127.0.0.1:" + closedPort()),
                Map.entry("gateway.routing.response-timeout", "1S"),
                Map.entry("gateway.routing.lasting-silence", "6S"),
                Map.entry("gateway.access.url", realmUrl),
                Map.entry("gateway.access.issuer", Tokens.ISSUER),
                Map.entry("gateway.access.leeway", "0S"),
                Map.entry("gateway.access.key-refresh-pause", "0.2S"),
                Map.entry("quarkus.management.test-port", "0"),
                Map.entry("gateway.limit.enabled", "false"),
                Map.entry("gateway.limit.url", limitUrl),
                Map.entry("gateway.limit.key", "test-key"),
                Map.entry("test.limits", limitUrl),
                Map.entry("test.realm", realmUrl));
    }

    @Override
    public void stop() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
