package fr.territoiresindustrie.gateway.routing;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges that hold a connection to a service for as long as their caller likes: streams of events, exported files, long bodies. They have
 * connections of their own, so that however many of them there are, an ordinary request finds one free.
 */
final class Lasting {

    private static final String[] KINDS = {"text/event-stream", "text/csv", "ndjson", "geo+json"};

    private Lasting() {}

    /** Whether the caller wants a stream or a file. */
    static boolean isAskedFor(HttpServerRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null) {
            for (String kind : KINDS) {
                if (accept.contains(kind)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a long body is announced. The length was checked before: digits, and not more than is admitted. */
    static boolean isSent(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > Intake.SHORT;
    }
}
