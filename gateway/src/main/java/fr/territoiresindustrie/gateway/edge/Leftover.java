package fr.territoiresindustrie.gateway.edge;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * What to do with a body that nobody wants any more, because its request was answered early. Closing at once would reset the connection and
 * destroy the answer before the client reads it; so the rest is read and thrown away for a moment, and then the connection ends.
 */
public final class Leftover {

    private static final long PATIENCE_MILLIS = 3_000;
    private static final AttributeKey<Boolean> LAST = AttributeKey.valueOf(Leftover.class, "last");

    private Leftover() {}

    /** Announces, before the head of the answer is written, that the connection will end if the body has not. */
    public static void announce(HttpServerRequest request) {
        if (!request.isEnded() && Framing.hasBody(request)) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            isLast(request);
        }
    }

    /** Notes that nothing behind this request is to be read as another one: its connection ends, or its own end is in doubt. */
    public static void isLast(HttpServerRequest request) {
        channel(request).attr(LAST).set(true);
    }

    /** Whether this request came behind one that was the last. */
    public static boolean isBehindTheLast(HttpServerRequest request) {
        return channel(request).hasAttr(LAST);
    }

    private static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    /** Discards the rest of the body, for a few seconds at most, and closes the connection. To be called when the answer is ended. */
    public static void discard(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded() || !Framing.hasBody(request)) {
            return;
        }
        long timer =
                vertx.setTimer(PATIENCE_MILLIS, late -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.handler(ignored -> {});
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
        request.resume();
    }
}
