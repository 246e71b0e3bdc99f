package fr.territoiresindustrie.gateway.health;

import fr.territoiresindustrie.gateway.routing.Pages;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import jakarta.inject.Singleton;

/** {@code GET /health}: 200 also when a part is down, for the gateway itself answers; the body tells which. */
@Singleton
class HealthPages implements Pages {

    private final Vertx vertx;
    private final PartHealth health;

    HealthPages(Vertx vertx, PartHealth health) {
        this.vertx = vertx;
        this.health = health;
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/health");
    }

    @Override
    public void answer(HttpServerRequest request, String path) {
        var here = vertx.getOrCreateContext();
        health.ask().onComplete(asked -> here.runOnContext(back -> write(request, asked.result())));
    }

    private static void write(HttpServerRequest request, HealthView view) {
        if (request.response().closed()) {
            return;
        }
        Buffer body = Buffer.buffer(Json.encode(view));
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (request.method().equals(HttpMethod.HEAD)) {
            request.response().end();
        } else {
            request.response().end(body);
        }
    }
}
