package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.edge.Headers;
import fr.territoiresindustrie.gateway.edge.Leftover;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** Passes a service's answer on: short ones whole in one write, long ones as they arrive and no faster than the caller reads. */
final class AnswerRelay {

    /** Up to this length an answer is held for a moment, so that head and body leave together. */
    private static final int SHORT = 64 * 1024;

    private final Exchange exchange;
    private final HttpClientResponse from;
    private final HttpServerResponse to;
    private final @Nullable Gzip gzip;
    private final long length;

    private AnswerRelay(Exchange exchange, HttpClientResponse from, boolean compression) {
        this.exchange = exchange;
        this.from = from;
        this.to = exchange.request().response();
        this.length = length(from.headers());
        this.gzip =
                compression && hasBody() && Gzip.suits(exchange.request(), from.headers(), length) ? new Gzip() : null;
    }

    static void start(Exchange exchange, HttpClientResponse from, String base, boolean compression) {
        AnswerRelay relay = new AnswerRelay(exchange, from, compression);
        relay.head(base);
        if (!relay.hasBody()) {
            from.endHandler(end -> {
                relay.to.end();
                exchange.answered();
            });
            from.exceptionHandler(lost -> exchange.cutOff());
        } else if (relay.length >= 0 && relay.length <= SHORT) {
            from.body().onSuccess(relay::whole).onFailure(lost -> relay.unanswered());
        } else {
            relay.stream();
        }
    }

    private void head(String base) {
        to.setStatusCode(from.statusCode());
        Headers.outwards(from.headers(), to.headers());
        String location = to.headers().get(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(base + "/")) {
            to.headers().set(HttpHeaders.LOCATION, location.substring(base.length()));
        }
        if (gzip != null) {
            to.headers()
                    .remove(HttpHeaders.CONTENT_LENGTH)
                    .set(HttpHeaders.CONTENT_ENCODING, "gzip")
                    .add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        Leftover.announce(exchange.request());
    }

    private void whole(Buffer body) {
        if (exchange.isOver()) {
            return;
        }
        if (gzip == null) {
            to.end(body);
        } else {
            to.end(gzip.compress(body).appendBuffer(gzip.finish()));
        }
        exchange.answered();
    }

    private void stream() {
        if (gzip != null || length < 0) {
            to.setChunked(true);
        }
        from.handler(this::pass);
        from.endHandler(end -> finish());
        from.exceptionHandler(lost -> exchange.cutOff());
    }

    private void pass(Buffer chunk) {
        if (exchange.isOver()) {
            return;
        }
        Buffer ready = gzip == null ? chunk : gzip.compress(chunk);
        if (ready.length() > 0) {
            to.write(ready);
        }
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }

    private void finish() {
        if (exchange.isOver()) {
            return;
        }
        if (gzip == null) {
            to.end();
        } else {
            to.end(gzip.finish());
        }
        exchange.answered();
    }

    /** The service failed within a short answer: nothing was written yet, so the caller gets a clean refusal. */
    private void unanswered() {
        if (!to.headWritten()) {
            to.headers()
                    .remove(HttpHeaders.CONTENT_LENGTH)
                    .remove(HttpHeaders.CONTENT_ENCODING)
                    .remove(HttpHeaders.ETAG);
        }
        exchange.refuse(Unavailable.of(exchange));
    }

    private boolean hasBody() {
        int status = from.statusCode();
        return !exchange.request().method().equals(HttpMethod.HEAD) && status != 204 && status != 304 && length != 0;
    }

    private static long length(MultiMap headers) {
        String value = headers.get(HttpHeaders.CONTENT_LENGTH);
        return value == null ? -1 : Long.parseLong(value);
    }
}
