package fr.territoiresindustrie.gateway.peer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** The realm's address for keys. PUT /keys changes what it publishes, an empty body takes it down; PUT /delay makes its answers slow; GET /fetches counts. */
final class RealmPeer {

    private final Vertx vertx;
    private String keys = "";
    private int fetches;
    private long delay;

    private RealmPeer(Vertx vertx) {
        this.vertx = vertx;
    }

    static HttpServer start(Vertx vertx) {
        RealmPeer peer = new RealmPeer(vertx);
        return vertx.createHttpServer()
                .requestHandler(peer::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.PUT)) {
            request.bodyHandler(body -> {
                if (request.path().equals("/delay")) {
                    delay = Long.parseLong(body.toString());
                } else {
                    keys = body.toString();
                }
                request.response().end();
            });
        } else if (request.path().equals("/fetches")) {
            request.response().end(Integer.toString(fetches));
        } else if (request.path().equals("/protocol/openid-connect/certs")) {
            fetches++;
            if (keys.isEmpty()) {
                request.connection().close();
            } else if (delay > 0) {
                // What was true when the question came, told late.
                String then = keys;
                vertx.setTimer(delay, late -> request.response().end(then));
            } else {
                request.response().end(keys);
            }
        } else {
            request.response().setStatusCode(404).end();
        }
    }
}
