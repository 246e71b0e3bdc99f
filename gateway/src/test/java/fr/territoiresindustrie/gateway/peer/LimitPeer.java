package fr.territoiresindustrie.gateway.peer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * The partner side's address for gateways, with windows in memory. PUT /policies and PUT /denied set what it tells, PUT /down whether it
 * answers; GET /usage shows what it was told.
 */
final class LimitPeer {

    private final Map<String, Integer> used = new HashMap<>();
    private final JsonArray usage = new JsonArray();
    private JsonArray policies = new JsonArray();
    private JsonArray denied = new JsonArray();
    private boolean down;
    private int changes;

    static HttpServer start(Vertx vertx) {
        LimitPeer peer = new LimitPeer();
        return vertx.createHttpServer()
                .requestHandler(peer::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            request.response().end(usage.encode());
            return;
        }
        request.bodyHandler(body -> {
            changes++;
            switch (request.path()) {
                case "/policies" -> policies = body.toJsonArray();
                case "/denied" -> denied = body.toJsonArray();
                case "/down" -> down = Boolean.parseBoolean(body.toString());
                default -> changes--;
            }
            if (request.method().equals(HttpMethod.PUT)) {
                request.response().end();
            } else if (down || !"test-key".equals(request.getHeader("gateway-key"))) {
                request.connection().close();
            } else {
                request.response().end(exchange(body.toJsonObject()).encode());
            }
        });
    }

    private JsonObject exchange(JsonObject question) {
        usage.addAll(question.getJsonArray("usage"));
        JsonArray leases = new JsonArray();
        for (Object each : question.getJsonArray("leases")) {
            leases.add(lease((JsonObject) each));
        }
        return new JsonObject()
                .put("instances", 1)
                .put("leases", leases)
                .put("policyTag", "p" + changes)
                .put("policies", policies)
                .put("deniedTag", "d" + changes)
                .put("denied", denied);
    }

    private JsonObject lease(JsonObject demand) {
        String window = demand.getString("subject") + demand.getString("operation") + demand.getLong("begin");
        int quota = quota(demand);
        int before = used.getOrDefault(window, 0) + demand.getInteger("spent");
        int granted = Math.max(0, Math.min(demand.getInteger("want"), quota - before));
        used.put(window, before + granted);
        return new JsonObject().put("granted", granted).put("left", Math.max(0, quota - before - granted));
    }

    private int quota(JsonObject demand) {
        for (Object each : policies) {
            JsonObject policy = (JsonObject) each;
            if (policy.getString("subject").equals(demand.getString("subject"))) {
                return policy.getJsonObject(demand.getString("operation").toLowerCase(java.util.Locale.ROOT))
                        .getInteger("requests");
            }
        }
        return 1_000;
    }
}
