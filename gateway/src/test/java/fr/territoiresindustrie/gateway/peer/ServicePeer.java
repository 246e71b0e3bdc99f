package fr.territoiresindustrie.gateway.peer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A service behind the gateway. The last segment of a path says how it behaves, well or badly. */
final class ServicePeer {

    private static final Buffer BLOCK = Buffer.buffer(new byte[64 * 1024]);

    private final Vertx vertx;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

    private ServicePeer(Vertx vertx) {
        this.vertx = vertx;
    }

    static HttpServer start(Vertx vertx) {
        ServicePeer peer = new ServicePeer(vertx);
        return vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(64 * 1024))
                .requestHandler(peer::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        String path = request.path();
        seen.computeIfAbsent(path, first -> new AtomicInteger()).incrementAndGet();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "slow" -> request.endHandler(end -> {});
            case "reset" -> request.endHandler(end -> request.connection().close());
            case "half" -> {
                response.putHeader("content-length", "1000").write("half of it");
                vertx.setTimer(100, later -> request.connection().close());
            }
            case "half-long" -> {
                response.setChunked(true).write("half of it");
                vertx.setTimer(100, later -> request.connection().close());
            }
            case "stall" -> response.setChunked(true).write("the beginning");
            case "big" -> big(request, Long.parseLong(request.getParam("bytes")));
            case "sent" -> response.end(Long.toString(sent.get()));
            case "seen" ->
                response.end(String.valueOf(seen.getOrDefault(request.getParam("path"), new AtomicInteger())
                        .get()));
            case "stream" -> stream(request);
            case "open" -> response.end(Integer.toString(open.get()));
            case "rows" -> rows(request);
            case "sink", "imports" -> sink(request);
            case "early" -> response.setStatusCode(409).end("enough");
            case "text" ->
                response.putHeader("content-type", "application/json").end("\"" + "é".repeat(5_000) + "\"");
            case "text-stream" -> {
                response.putHeader("content-type", "application/json").setChunked(true);
                for (int i = 0; i < 200; i++) {
                    response.write("{\"line\":" + i + "}\n");
                }
                response.end();
            }
            case "gzipped" ->
                response.putHeader("content-type", "application/json")
                        .putHeader("content-encoding", "gzip")
                        .end(Buffer.buffer(new byte[] {31, (byte) 139, 8}));
            case "created" ->
                response.setStatusCode(201)
                        .putHeader("location", "http://" + request.getHeader("host") + "/v1/regions/84")
                        .end();
            case "nothing" -> response.setStatusCode(204).end();
            case "unchanged" ->
                response.setStatusCode(304).putHeader("etag", "\"7\"").end();
            case "talkative" ->
                response.putHeader("server", "Quarkus/1.2.3")
                        .putHeader("x-powered-by", "a lot of things")
                        .putHeader("connection", "x-private")
                        .putHeader("x-private", "of this connection")
                        .putHeader("access-control-allow-origin", "*")
                        .putHeader("etag", "\"7\"")
                        .end("ok");
            default -> echo(request);
        }
    }

    /** Server-sent events: one at once, then one in every so many milliseconds; none more when that is 0. Counted while its reader is there. */
    private void stream(HttpServerRequest request) {
        HttpServerResponse response = request.response()
                .putHeader("content-type", "text/event-stream")
                .setChunked(true);
        AtomicInteger event = new AtomicInteger();
        long every = Long.parseLong(request.getParam("every"));
        response.write("id: 0\ndata: first\n\n");
        long timer = every == 0
                ? -1
                : vertx.setPeriodic(
                        every, tick -> response.write("id: " + event.incrementAndGet() + "\ndata: next\n\n"));
        open.incrementAndGet();
        response.closeHandler(gone -> {
            open.decrementAndGet();
            vertx.cancelTimer(timer);
        });
    }

    /** An export whose first row is ready at once and whose others follow when they are made. */
    private void rows(HttpServerRequest request) {
        HttpServerResponse response = request.response()
                .putHeader("content-type", "application/x-ndjson")
                .setChunked(true);
        response.write("{\"row\":0}\n");
        vertx.setTimer(
                Long.parseLong(request.getParam("pause")),
                later -> pump(response, new AtomicLong(Long.parseLong(request.getParam("bytes")))));
    }

    private void echo(HttpServerRequest request) {
        request.bodyHandler(body -> {
            JsonObject headers = new JsonObject();
            request.headers()
                    .forEach(header ->
                            headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
            JsonObject echo = new JsonObject()
                    .put("method", request.method().name())
                    .put("uri", request.uri())
                    .put("headers", headers)
                    .put("body", body.toString());
            request.response().putHeader("content-type", "application/json");
            if (request.method().equals(HttpMethod.HEAD)) {
                request.response().putHeader("content-length", "1234").end();
            } else {
                request.response().end(echo.encode());
            }
        });
    }

    private void sink(HttpServerRequest request) {
        AtomicLong received = new AtomicLong();
        request.handler(chunk -> received.addAndGet(chunk.length()));
        request.endHandler(end -> request.response().end(Long.toString(received.get())));
    }

    private void big(HttpServerRequest request, long bytes) {
        HttpServerResponse response = request.response().putHeader("content-length", Long.toString(bytes));
        pump(response, new AtomicLong(bytes));
    }

    private void pump(HttpServerResponse response, AtomicLong left) {
        while (left.get() > 0) {
            if (response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> pump(response, left));
                return;
            }
            Buffer block = left.get() >= BLOCK.length() ? BLOCK : BLOCK.slice(0, (int) left.get());
            left.addAndGet(-block.length());
            sent.addAndGet(block.length());
            response.write(block);
        }
        response.end();
    }
}
