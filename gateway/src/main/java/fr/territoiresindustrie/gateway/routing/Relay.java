package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.edge.EdgeConfig;
import fr.territoiresindustrie.gateway.edge.Headers;
import fr.territoiresindustrie.gateway.problem.EdgeProblem;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests to the parts of the platform and their answers back, streaming both ways. One per event loop, with connections of its own,
 * so that a request never changes threads.
 */
final class Relay {

    private static final long STALE_WITHIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized("traceparent");

    private final EdgeConfig edge;
    private final Duration silence;
    private final Duration lastingSilence;
    private final long waitMillis;
    private final HttpClient ordinary;
    private final HttpClient lasting;
    private final Intake.Room room = new Intake.Room();
    private final Map<Part, Origin> origins = new EnumMap<>(Part.class);

    Relay(Vertx vertx, RoutingConfig config, EdgeConfig edge, int eventLoops) {
        this.edge = edge;
        this.silence = config.responseTimeout();
        this.lastingSilence = config.lastingSilence();
        this.waitMillis = config.waitTimeout().toMillis();
        this.ordinary = vertx.createHttpClient(options(config, silence, config.connections() / eventLoops, eventLoops));
        this.lasting = vertx.createHttpClient(
                options(config, lastingSilence, config.lastingConnections() / eventLoops, eventLoops));
        for (Part part : Part.values()) {
            origins.put(part, Origin.of(config.address(part).url()));
        }
    }

    private static HttpClientOptions options(RoutingConfig config, Duration silence, int connections, int eventLoops) {
        return new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(silence.toMillis()))
                .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
                .setMaxPoolSize(Math.max(1, connections))
                .setMaxWaitQueueSize(Math.max(1, config.waiting() / eventLoops))
                .setMaxHeaderSize(32 * 1024)
                .setDecompressionSupported(false);
    }

    void send(Exchange exchange, String traceParent) {
        if (!exchange.hasBody() || Lasting.isSent(exchange.request())) {
            send(exchange, traceParent, true);
        } else {
            Intake.start(room, exchange, edge, silence, () -> send(exchange, traceParent, true));
        }
    }

    private void send(Exchange exchange, String traceParent, boolean first) {
        Origin origin = Objects.requireNonNull(origins.get(exchange.part()));
        HttpServerRequest request = exchange.request();
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setServer(origin.server())
                .setHost(origin.server().host())
                .setPort(origin.server().port())
                .setSsl(origin.secure())
                .setConnectTimeout(waitMillis)
                .setURI(request.uri());
        HttpClient client = exchange.lasts() ? lasting : ordinary;
        client.request(options).onComplete(connected -> {
            if (exchange.isOver()) {
                if (connected.succeeded()) {
                    connected.result().reset();
                }
            } else if (connected.succeeded()) {
                send(exchange, connected.result(), origin, traceParent, first);
            } else if (first && exchange.isRepeatable() && connected.cause() instanceof ConnectException) {
                send(exchange, traceParent, false);
            } else {
                exchange.refuse(Unavailable.notSent(exchange.part()));
            }
        });
    }

    private void send(Exchange exchange, HttpClientRequest service, Origin origin, String traceParent, boolean first) {
        HttpServerRequest request = exchange.request();
        exchange.sentTo(service);
        try {
            Headers.inwards(request.headers(), service.headers());
        } catch (IllegalArgumentException unwritable) {
            exchange.refuse(EdgeProblem.MALFORMED_REQUEST.because(
                    "Un en-tête contient un caractère interdit.", "A header contains a forbidden character."));
            return;
        }
        service.headers().set(TRACE_PARENT, traceParent);
        // A failure is told by the answer that does not come; here it would only be logged.
        service.exceptionHandler(lost -> {});
        long sent = System.nanoTime();
        service.response().onComplete(answer -> receive(exchange, answer, origin, traceParent, first, sent));
        if (!exchange.hasBody()) {
            service.end();
        } else if (exchange.hasWholeBody()) {
            service.end(exchange.body());
        } else {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            if (length == null) {
                service.setChunked(true);
            } else {
                service.headers().set(HttpHeaders.CONTENT_LENGTH, length);
            }
            BodyRelay.start(exchange, service, edge.bodyDeadline().toMillis());
        }
    }

    private void receive(
            Exchange exchange,
            AsyncResult<HttpClientResponse> answer,
            Origin origin,
            String traceParent,
            boolean first,
            long sent) {
        if (exchange.isOver()) {
            return;
        }
        if (answer.succeeded()) {
            AnswerRelay.start(exchange, answer.result(), origin.base(), edge.compression());
        } else if (first && exchange.isRepeatable() && wasStale(answer.cause(), sent)) {
            send(exchange, traceParent, false);
        } else if (exchange.waitedForBody(lastingSilence.multipliedBy(9).dividedBy(10))) {
            // A little less: the connection's own clock may be ahead of the last piece's.
            exchange.refuse(BodyRelay.TOO_SLOW);
        } else {
            exchange.refuse(Unavailable.of(exchange));
        }
    }

    /** A kept connection may be closed by the service in the very moment it is used again; that is no outage, but a later end is. */
    private static boolean wasStale(Throwable cause, long sent) {
        boolean closed = cause instanceof HttpClosedException || cause instanceof SocketException;
        return closed && System.nanoTime() - sent < STALE_WITHIN_NANOS;
    }

    /** Where a part answers. */
    private record Origin(SocketAddress server, boolean secure, String base) {

        static Origin of(URI url) {
            boolean secure = "https".equals(url.getScheme());
            int standard = secure ? 443 : 80;
            int port = url.getPort() < 0 ? standard : url.getPort();
            return new Origin(
                    SocketAddress.inetSocketAddress(port, url.getHost()),
                    secure,
                    url.getScheme() + "://" + url.getAuthority());
        }
    }
}
