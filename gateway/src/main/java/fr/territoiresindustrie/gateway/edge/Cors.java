package fr.territoiresindustrie.gateway.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which web pages may call the API from a browser. Tokens travel in a header, so credentials in the sense of cookies are never allowed. */
@Singleton
public class Cors {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String SENT =
            "accept, accept-language, authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id, prefer, traceparent, tracestate";
    private static final String EXPOSED =
            "ETag, Link, Location, Idempotency-Replayed, Retry-After, RateLimit, RateLimit-Policy, Deprecation, Sunset, Content-Disposition, WWW-Authenticate";

    private final List<String> origins;

    @Inject
    Cors(EdgeConfig config) {
        this(config.corsOrigins().orElse(List.of()));
    }

    private Cors(List<String> origins) {
        this.origins = origins;
    }

    static Cors allowing(String... origins) {
        return new Cors(List.of(origins));
    }

    /** Whether a browser asks for permission before the real request. */
    public static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Adds what lets an admitted page read the answer; others get none of it, and their browser refuses. */
    public void mark(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (admits(origin)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    /** Answers a preflight of an admitted origin; false when the origin is not admitted. */
    public boolean answerPreflight(HttpServerRequest request) {
        if (!admits(request.getHeader(HttpHeaders.ORIGIN))) {
            return false;
        }
        request.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600")
                .end();
        return true;
    }

    boolean admits(@Nullable String origin) {
        if (origin == null || origin.equals("null")) {
            return false;
        }
        for (String admitted : origins) {
            boolean anyPort = admitted.endsWith(":*");
            if (admitted.equals("*") || (anyPort ? isOnAnyPort(admitted, origin) : admitted.equals(origin))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnAnyPort(String admitted, String origin) {
        String host = admitted.substring(0, admitted.length() - 1);
        if (!origin.startsWith(host) || origin.length() == host.length() || origin.length() > host.length() + 5) {
            return false;
        }
        return origin.substring(host.length()).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
