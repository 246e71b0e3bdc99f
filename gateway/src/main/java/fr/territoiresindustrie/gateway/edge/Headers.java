package fr.territoiresindustrie.gateway.edge;

import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which headers cross the edge. Inwards only what a service needs is let through, so that no forged identity or forwarding header, under
 * whatever spelling, can reach one; outwards everything but what speaks of a single connection or of the server's make.
 */
public final class Headers {

    private static final Set<String> INWARDS = names(
            "accept",
            "accept-encoding",
            "accept-language",
            "authorization",
            "cache-control",
            "content-encoding",
            "content-language",
            "content-type",
            "idempotency-key",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "last-event-id",
            "prefer",
            "range",
            "tracestate",
            "user-agent");

    private static final Set<String> NOT_OUTWARDS = names(
            "access-control-allow-credentials",
            "access-control-allow-headers",
            "access-control-allow-methods",
            "access-control-allow-origin",
            "access-control-expose-headers",
            "access-control-max-age",
            "connection",
            "content-security-policy",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "referrer-policy",
            "server",
            "strict-transport-security",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-content-type-options",
            "x-frame-options",
            "x-powered-by");

    private Headers() {}

    /** Copies what a service may see. Headers that Connection names are of this connection only, whatever they are called. */
    public static void inwards(MultiMap from, MultiMap to) {
        String connection = from.get("connection");
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            if (INWARDS.contains(name) && (connection == null || !lists(from, name))) {
                to.add(name, header.getValue());
            }
        }
    }

    /** Copies what the caller may see of a service's answer. */
    public static void outwards(MultiMap from, MultiMap to) {
        String connection = from.get("connection");
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            if (!NOT_OUTWARDS.contains(name) && (connection == null || !lists(from, name))) {
                to.add(name, header.getValue());
            }
        }
    }

    /** Whether close stands in a list of connection options, where the server itself would overlook it. */
    public static boolean asksToClose(MultiMap headers) {
        String connection = headers.get("connection");
        return connection != null && connection.length() > "keep-alive".length() && lists(headers, "close");
    }

    private static boolean lists(MultiMap headers, String name) {
        for (String connection : headers.getAll("connection")) {
            for (String option : connection.split(",")) {
                if (option.strip().equalsIgnoreCase(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> names(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
