package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.edge.Leftover;
import fr.territoiresindustrie.gateway.problem.Refusal;
import fr.territoiresindustrie.gateway.problem.RefusalAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request on its way to a part of the platform. Lives on one event loop. */
final class Exchange {

    private static final Buffer NOTHING = Buffer.buffer();

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final RefusalAnswer refusals;
    private final Part part;
    private final String traceId;
    private final long bodyLimit;
    private final boolean hasBody;
    private final Runnable cutOff;
    private @Nullable HttpClientRequest upstream;
    private boolean over;
    private Buffer body = NOTHING;
    private boolean whole;
    private long bodyMoved = System.nanoTime();

    Exchange(
            Vertx vertx,
            HttpServerRequest request,
            RefusalAnswer refusals,
            Part part,
            String traceId,
            long bodyLimit,
            boolean hasBody,
            Runnable cutOff) {
        this.vertx = vertx;
        this.request = request;
        this.refusals = refusals;
        this.part = part;
        this.traceId = traceId;
        this.bodyLimit = bodyLimit;
        this.hasBody = hasBody;
        this.cutOff = cutOff;
    }

    HttpServerRequest request() {
        return request;
    }

    Part part() {
        return part;
    }

    Vertx vertx() {
        return vertx;
    }

    long bodyLimit() {
        return bodyLimit;
    }

    boolean hasBody() {
        return hasBody;
    }

    /** Whether it may take as long as its caller likes. */
    boolean lasts() {
        return (hasBody && !whole) || Lasting.isAskedFor(request);
    }

    /** Notes what was taken in of the body. */
    void tookIn(Buffer beginning, boolean isAll) {
        body = beginning;
        whole = isAll;
        bodyMoved();
    }

    /** The body, or its beginning. */
    Buffer body() {
        return body;
    }

    boolean hasWholeBody() {
        return whole;
    }

    /** Whether the caller is gone or has been answered: nothing more may be written. */
    boolean isOver() {
        return over;
    }

    /** Notes that a piece of the body arrived. */
    void bodyMoved() {
        bodyMoved = System.nanoTime();
    }

    /** Whether the caller, not the service, is who let this much time pass. */
    boolean waitedForBody(Duration silence) {
        return hasBody && !request.isEnded() && System.nanoTime() - bodyMoved >= silence.toNanos();
    }

    /** Without a body and without an effect, a request may be sent a second time. */
    boolean isRepeatable() {
        return !hasBody
                && (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD));
    }

    void sentTo(HttpClientRequest service) {
        upstream = service;
    }

    /** Answers with a refusal, and lets the service know that its answer is not waited for. */
    void refuse(Refusal refusal) {
        if (over) {
            return;
        }
        if (request.response().headWritten()) {
            cutOff();
            return;
        }
        over = true;
        abandonUpstream();
        Leftover.announce(request);
        refusals.write(request, refusal, traceId);
        Leftover.discard(vertx, request);
    }

    /** The caller left before the end. */
    void callerLeft() {
        if (!over) {
            over = true;
            abandonUpstream();
        }
    }

    /** An answer that has begun cannot be ended well: the connection is reset, so that nobody takes the part for the whole. */
    void cutOff() {
        if (!over) {
            over = true;
            abandonUpstream();
            request.response().reset();
            cutOff.run();
        }
    }

    /** The service's answer was passed on in whole. */
    void answered() {
        over = true;
        if (!request.isEnded() && hasBody) {
            abandonUpstream();
            Leftover.discard(vertx, request);
        }
    }

    private void abandonUpstream() {
        if (upstream != null) {
            upstream.reset();
        }
    }
}
