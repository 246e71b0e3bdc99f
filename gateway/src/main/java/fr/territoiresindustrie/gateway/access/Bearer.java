package fr.territoiresindustrie.gateway.access;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The token in a request's {@code Authorization} header. */
public final class Bearer {

    private static final String SCHEME = "Bearer ";
    private static final String IN_ADDRESS = "access_token=";

    private Bearer() {}

    /** The token; null when the request has no such header, the empty text when it has something else or more than one. */
    public static @Nullable String of(MultiMap headers) {
        String value = headers.get(HttpHeaders.AUTHORIZATION);
        if (value == null) {
            return null;
        }
        List<String> all = headers.getAll(HttpHeaders.AUTHORIZATION);
        if (all.size() > 1 || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return "";
        }
        return value.substring(SCHEME.length());
    }

    /** Whether a token stands in the address, where logs and histories keep it. */
    public static boolean isInAddress(String uri) {
        int query = uri.indexOf('?');
        return query >= 0 && (uri.startsWith(IN_ADDRESS, query + 1) || uri.indexOf('&' + IN_ADDRESS, query) >= 0);
    }
}
