package fr.territoiresindustrie.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a refusal to the caller, in French unless English is preferred. */
@Singleton
public class RefusalAnswer {

    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final ObjectMapper json;

    RefusalAnswer(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the answer with this refusal, unless an answer has begun already. */
    public void write(HttpServerRequest request, Refusal refusal, @Nullable String traceId) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.headWritten()) {
            return;
        }
        boolean english = prefersEnglish(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.setStatusCode(refusal.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, english ? "en" : "fr")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (refusal.retryAfterSeconds() > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()));
        }
        if (refusal.code() == EdgeProblem.UNAUTHENTICATED) {
            response.putHeader("www-authenticate", "Bearer error=\"invalid_token\"");
        }
        Buffer body = body(ProblemView.of(refusal, english, instance(request), traceId));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }

    private Buffer body(ProblemView view) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is made of plain values", e);
        }
    }

    private static @Nullable String instance(HttpServerRequest request) {
        String uri = request.uri();
        if (uri == null || !uri.startsWith("/")) {
            return null;
        }
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    static boolean prefersEnglish(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return false;
        }
        try {
            return Locale.ENGLISH.equals(Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
