package fr.territoiresindustrie.kit.problem;

import fr.territoiresindustrie.kit.identity.CompactToken;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Refusals before and after JAX-RS: a body that announces too much, a token that does not hold, an address that nobody serves. */
@ApplicationScoped
class EdgeRoutes {

    private static final String BEARER = "Bearer ";

    private final ProblemAnswer answer;
    private final BodyLimit limit;

    EdgeRoutes(ProblemAnswer answer, BodyLimit limit) {
        this.answer = answer;
        this.limit = limit;
    }

    void register(@Observes Router router) {
        router.route()
                .order(-10_000)
                .handler(this::refuseLargeBodies)
                .handler(EdgeRoutes::refuseMisspeltTokens)
                .failureHandler(this::failed);
        router.route().last().handler(context -> answer.write(HttpStatusProblem.of(404), context));
    }

    private void refuseLargeBodies(RoutingContext context) {
        @Nullable String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && limit.refuses(context.normalizedPath(), length)) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer.write(HttpStatusProblem.of(413), context);
            return;
        }
        context.next();
    }

    private static void refuseMisspeltTokens(RoutingContext context) {
        @Nullable String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && !CompactToken.is(authorization.substring(BEARER.length()))) {
            context.fail(new AuthenticationFailedException("not a token"));
            return;
        }
        context.next();
    }

    private void failed(RoutingContext context) {
        @Nullable Throwable failure = context.failure();
        if (failure instanceof AuthenticationFailedException || failure instanceof UnauthorizedException) {
            answer.write(HttpStatusProblem.of(401), context);
        } else if (context.statusCode() >= 400) {
            answer.write(HttpStatusProblem.of(context.statusCode()), context);
        } else {
            context.next();
        }
    }
}
