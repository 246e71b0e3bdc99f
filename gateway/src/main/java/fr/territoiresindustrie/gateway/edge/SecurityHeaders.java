package fr.territoiresindustrie.gateway.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** What every answer tells a browser not to do. */
@Singleton
public class SecurityHeaders {

    private static final CharSequence NOSNIFF_NAME = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_NAME = HttpHeaders.createOptimized("referrer-policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence CSP_NAME = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence HSTS_NAME = HttpHeaders.createOptimized("strict-transport-security");
    private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");

    private final boolean secure;

    SecurityHeaders(EdgeConfig config) {
        this.secure = "https".equals(config.publicUrl().getScheme());
    }

    /** Marks an answer of the API, which is never a page. Strict transport only where the public address is https. */
    public void mark(HttpServerResponse response) {
        response.headers()
                .set(NOSNIFF_NAME, NOSNIFF)
                .set(REFERRER_NAME, NO_REFERRER)
                .set(CSP_NAME, NOTHING);
        if (secure) {
            response.headers().set(HSTS_NAME, A_YEAR);
        }
    }

    /** Marks a page, which may load what this policy says. */
    public void allow(HttpServerResponse response, String policy) {
        response.headers().set(CSP_NAME, policy);
    }
}
