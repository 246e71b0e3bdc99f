package fr.territoiresindustrie.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.text.Languages;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a refusal, for JAX-RS and for what Vert.x refuses before JAX-RS sees the request. */
@ApplicationScoped
class ProblemAnswer {

    private final ObjectMapper json;

    ProblemAnswer(ObjectMapper json) {
        this.json = json;
    }

    Response response(Problem problem, HttpServerRequest request) {
        ProblemView view = view(problem, request);
        Response.ResponseBuilder builder = Response.status(view.status())
                .type(ProblemView.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale(request).getLanguage())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(bytes(view));
        if (problem.retryAfterSeconds() != null) {
            builder.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (view.status() == 401) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return builder.build();
    }

    void write(Problem problem, RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        ProblemView view = view(problem, context.request());
        response.setStatusCode(view.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemView.MEDIA_TYPE)
                .putHeader(
                        HttpHeaders.CONTENT_LANGUAGE, locale(context.request()).getLanguage())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.retryAfterSeconds() != null) {
            response.putHeader(
                    HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds().toString());
        }
        if (view.status() == 401) {
            response.putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.end(Buffer.buffer(bytes(view)))
                .onFailure(gone -> context.request().connection().close());
    }

    /** Written here: an operation that produces CSV would have its refusal written as text of another kind. */
    private byte[] bytes(ProblemView view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is made of plain values", e);
        }
    }

    private static ProblemView view(Problem problem, HttpServerRequest request) {
        return ProblemView.of(problem, locale(request), request.path(), traceId());
    }

    private static Locale locale(HttpServerRequest request) {
        return Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static @Nullable String traceId() {
        var context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }
}
