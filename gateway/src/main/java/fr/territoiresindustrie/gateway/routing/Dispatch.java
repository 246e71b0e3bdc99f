package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.access.Bearer;
import fr.territoiresindustrie.gateway.access.Checked;
import fr.territoiresindustrie.gateway.access.Holder;
import fr.territoiresindustrie.gateway.edge.Cors;
import fr.territoiresindustrie.gateway.edge.Framing;
import fr.territoiresindustrie.gateway.edge.Headers;
import fr.territoiresindustrie.gateway.edge.Leftover;
import fr.territoiresindustrie.gateway.edge.TraceParent;
import fr.territoiresindustrie.gateway.limit.Visit;
import fr.territoiresindustrie.gateway.problem.EdgeProblem;
import fr.territoiresindustrie.gateway.problem.Refusal;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What happens to a request at the edge, in this order: method, target, host, preflight, route, framing, token, limits, relay. */
final class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private static final Refusal TARGET = EdgeProblem.MALFORMED_REQUEST.because(
            "L'adresse demandée n'est pas sous sa forme simple.", "The address asked for is not in its plain form.");
    private static final Refusal HOST = EdgeProblem.MALFORMED_REQUEST.because(
            "Un seul en-tête Host est demandé.", "Exactly one Host header is required.");
    private static final Refusal PROTOCOL = EdgeProblem.MALFORMED_REQUEST.because(
            "La requête n'est pas conforme au protocole HTTP.", "The request does not follow the HTTP protocol.");
    private static final Refusal METHOD = EdgeProblem.METHOD_NOT_ALLOWED.because(
            "Cette adresse ne connaît pas cette méthode.", "This address does not know this method.");
    private static final Refusal ORIGIN = EdgeProblem.FORBIDDEN.because(
            "Les pages de cette origine ne peuvent pas appeler l'API.", "Pages of this origin may not call the API.");
    private static final Refusal TOKEN = EdgeProblem.UNAUTHENTICATED.because(
            "Un jeton d'accès valide est demandé.", "A valid access token is required.");
    private static final Refusal TOKEN_IN_ADDRESS = EdgeProblem.UNAUTHENTICATED.because(
            "Le jeton d'accès se transmet dans l'en-tête Authorization, jamais dans l'adresse.",
            "The access token travels in the Authorization header, never in the address.");
    private static final Refusal IDENTITY = EdgeProblem.SERVICE_UNAVAILABLE
            .because("Le jeton ne peut pas être vérifié pour l'instant.", "The token cannot be verified at the moment.")
            .retryAfter(5)
            .part("identity");

    private final Vertx vertx;
    private final EdgeRules rules;
    private final Relay relay;
    private final RequestMeters meters;

    Dispatch(Vertx vertx, EdgeRules rules, Relay relay, RequestMeters meters) {
        this.vertx = vertx;
        this.rules = rules;
        this.relay = relay;
        this.meters = meters;
    }

    void handle(HttpServerRequest request) {
        if (Leftover.isBehindTheLast(request)) {
            return;
        }
        long begin = System.nanoTime();
        meters.begin();
        HttpServerResponse response = request.response();
        rules.security().mark(response);
        rules.cors().mark(request);
        String traceParent = TraceParent.of(request.getHeader("traceparent"));
        String path = RequestTarget.path(request.uri());
        rules.deprecations().mark(request, path);
        @Nullable Part part = RouteTable.partOf(path);
        Ending ending = new Ending(meters, part, response, begin);
        boolean last = Headers.asksToClose(request.headers());
        if (last) {
            Leftover.isLast(request);
        }
        response.endHandler(end -> {
            ending.once();
            if (last) {
                request.connection().close();
            }
        });
        try {
            @Nullable Refusal refusal = refusal(request, path);
            if (refusal != null) {
                response.closeHandler(closed -> ending.once());
                refuse(request, refusal, traceParent);
            } else if (Cors.isPreflight(request)) {
                response.closeHandler(closed -> ending.once());
                if (!rules.cors().answerPreflight(request)) {
                    refuse(request, ORIGIN, traceParent);
                }
            } else if (part != null) {
                relay(request, path, part, traceParent, ending);
            } else {
                response.closeHandler(closed -> ending.once());
                page(request, path, traceParent);
            }
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "%s %s failed, trace %s", request.method(), path, TraceParent.traceId(traceParent));
            refuse(request, Refusal.INTERNAL_ERROR, traceParent);
        }
    }

    /** What the reader of the protocol could not make sense of. The connection ends: where the next request begins is unknown. */
    void refuseUnreadable(HttpServerRequest request) {
        if (Leftover.isBehindTheLast(request)) {
            return;
        }
        Leftover.isLast(request);
        Throwable cause = request.decoderResult().cause();
        Refusal refusal;
        if (cause instanceof TooLongHttpLineException) {
            refusal = EdgeProblem.REQUEST_TARGET_TOO_LONG.because(
                    "La ligne de requête dépasse la taille admise.", "The request line exceeds the admitted size.");
        } else if (cause instanceof TooLongFrameException) {
            refusal = EdgeProblem.REQUEST_HEAD_TOO_LARGE.because(
                    "Les en-têtes dépassent la taille admise.", "The headers exceed the admitted size.");
        } else {
            refusal = PROTOCOL;
        }
        rules.security().mark(request.response());
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.response().endHandler(end -> request.connection().close());
        rules.refusals().write(request, refusal, TraceParent.traceId(TraceParent.of(null)));
    }

    private static @Nullable Refusal refusal(HttpServerRequest request, String path) {
        if (!METHODS.contains(request.method())) {
            return METHOD;
        }
        if (path.isEmpty()) {
            return TARGET;
        }
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        if (hosts > 1 || (hosts == 0 && request.version() != HttpVersion.HTTP_1_0)) {
            return HOST;
        }
        return null;
    }

    private void page(HttpServerRequest request, String path, String traceParent) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        for (Pages pages : rules.pages()) {
            if (pages.serves(path)) {
                if (reads) {
                    pages.answer(request, path);
                } else {
                    request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
                    refuse(request, METHOD, traceParent);
                }
                return;
            }
        }
        refuse(request, Refusal.NOT_FOUND, traceParent);
    }

    private void relay(HttpServerRequest request, String path, Part part, String traceParent, Ending ending) {
        boolean hasBody = Framing.hasBody(request);
        long limit = rules.framing().limit(path);
        Exchange exchange = new Exchange(
                vertx, request, rules.refusals(), part, TraceParent.traceId(traceParent), limit, hasBody, ending::once);
        request.response().closeHandler(closed -> {
            exchange.callerLeft();
            ending.once();
        });
        @Nullable
        Refusal refusal = Bearer.isInAddress(request.uri())
                ? TOKEN_IN_ADDRESS
                : rules.framing().check(request, limit);
        if (refusal != null) {
            exchange.refuse(refusal);
            return;
        }
        if (hasBody) {
            request.pause();
        }
        @Nullable String token = Bearer.of(request.headers());
        if (token == null) {
            admit(exchange, path, null, null, traceParent, ending);
            return;
        }
        Future<Checked> check = rules.tokens().check(token);
        if (check.isComplete()) {
            decide(exchange, path, check.result(), traceParent, ending);
        } else {
            // The keys are fetched on another event loop; the exchange lives on this one.
            Context here = vertx.getOrCreateContext();
            check.onComplete(decided ->
                    here.runOnContext(back -> decide(exchange, path, decided.result(), traceParent, ending)));
        }
    }

    /** A refused token counts for its address, as a request without one does. */
    private void decide(Exchange exchange, String path, Checked checked, String traceParent, Ending ending) {
        switch (checked.verdict()) {
            case VALID -> admit(exchange, path, checked.holder(), null, traceParent, ending);
            case INVALID -> admit(exchange, path, null, TOKEN, traceParent, ending);
            case UNDECIDED -> exchange.refuse(IDENTITY);
        }
    }

    /**
     * Lets a request pass if it is within its caller's limits.
     *
     * @param otherwise why it is refused all the same
     */
    private void admit(
            Exchange exchange,
            String path,
            @Nullable Holder holder,
            @Nullable Refusal otherwise,
            String traceParent,
            Ending ending) {
        if (exchange.isOver()) {
            return;
        }
        @Nullable Visit visit = rules.limits().visit(exchange.request(), path, holder);
        if (visit == null) {
            proceed(exchange, otherwise, traceParent);
            return;
        }
        ending.tell(visit);
        visit.decide(limit -> proceed(exchange, limit == null ? otherwise : limit, traceParent));
    }

    private void proceed(Exchange exchange, @Nullable Refusal refusal, String traceParent) {
        if (exchange.isOver()) {
            return;
        }
        if (refusal != null) {
            exchange.refuse(refusal);
            return;
        }
        HttpServerRequest request = exchange.request();
        String expectation = request.getHeader(HttpHeaders.EXPECT);
        if (expectation != null && expectation.equalsIgnoreCase("100-continue") && exchange.hasBody()) {
            request.response().writeContinue();
        }
        relay.send(exchange, traceParent);
    }

    private void refuse(HttpServerRequest request, Refusal refusal, String traceParent) {
        Leftover.announce(request);
        rules.refusals().write(request, refusal, TraceParent.traceId(traceParent));
        Leftover.discard(vertx, request);
    }

    /** The end of a request is told by its answer or by its connection, whichever comes first. */
    private static final class Ending {
        private final RequestMeters meters;
        private final @Nullable Part part;
        private final HttpServerResponse response;
        private final long begin;
        private @Nullable Visit visit;
        private boolean done;

        Ending(RequestMeters meters, @Nullable Part part, HttpServerResponse response, long begin) {
            this.meters = meters;
            this.part = part;
            this.response = response;
            this.begin = begin;
        }

        /** The caller's usage is told too. */
        void tell(Visit ofTheCaller) {
            visit = ofTheCaller;
        }

        void once() {
            if (!done) {
                done = true;
                long nanos = System.nanoTime() - begin;
                meters.end(part, response.getStatusCode(), nanos);
                if (visit != null) {
                    visit.end(response.getStatusCode(), nanos);
                }
            }
        }
    }
}
