package fr.territoiresindustrie.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** One mapper per family of exceptions; each turns what happened into a {@link Problem}. */
@ApplicationScoped
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemAnswer answer;

    ProblemMappers(ProblemAnswer answer) {
        this.answer = answer;
    }

    @ServerExceptionMapper
    Response problem(Problem problem, HttpServerRequest request) {
        return answer.response(problem, request);
    }

    @ServerExceptionMapper
    Response violations(ConstraintViolationException e, HttpServerRequest request) {
        return answer.response(ViolationProblem.of(e), request);
    }

    @ServerExceptionMapper
    Response validation(ValidationException e, HttpServerRequest request) {
        return e instanceof ConstraintViolationException violations
                ? violations(violations, request)
                : unexpected(e, request);
    }

    /** The framework maps some of these by their own class: each is named, so that ours is as near. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class, InvalidDefinitionException.class})
    Response json(JacksonException e, HttpServerRequest request) {
        return answer.response(JsonProblem.of(e), request);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, HttpServerRequest request) {
        if (e.getCause() instanceof JacksonException unreadable) {
            return json(unreadable, request);
        }
        if (e.getCause() instanceof Problem problem) {
            return problem(problem, request);
        }
        if (e.getResponse().getStatus() < 400) {
            return e.getResponse();
        }
        Response written = answer.response(HttpStatusProblem.of(e.getResponse().getStatus()), request);
        String allow = e.getResponse().getHeaderString("Allow");
        return allow == null
                ? written
                : Response.fromResponse(written).header("Allow", allow).build();
    }

    @ServerExceptionMapper
    Response vertx(HttpException e, HttpServerRequest request) {
        return answer.response(HttpStatusProblem.of(e.getStatusCode()), request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e, HttpServerRequest request) {
        return answer.response(HttpStatusProblem.of(401), request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, HttpServerRequest request) {
        return answer.response(HttpStatusProblem.of(403), request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, HttpServerRequest request) {
        return answer.response(
                DatabaseProblem.of(e).orElseGet(() -> {
                    if (request.response().closed()) {
                        LOG.debugf(e, "the caller of %s %s has left", request.method(), request.path());
                    } else {
                        LOG.errorf(e, "unexpected failure of %s %s", request.method(), request.path());
                    }
                    return HttpStatusProblem.of(500);
                }),
                request);
    }
}
