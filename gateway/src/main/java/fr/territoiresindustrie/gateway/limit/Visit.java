package fr.territoiresindustrie.gateway.limit;

import fr.territoiresindustrie.gateway.problem.EdgeProblem;
import fr.territoiresindustrie.gateway.problem.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request before the limits. Lives on one event loop. */
public final class Visit {

    private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final Refusal SUSPENDED = EdgeProblem.CLIENT_SUSPENDED.because(
            "Ce client est suspendu, supprimé ou arrivé à son terme : adressez-vous à l'administration de la plateforme.",
            "This client is suspended, deleted or expired: write to the platform's administration.");

    private final Limits limits;
    private final HttpServerResponse response;
    private final Meter meter;
    private final boolean denied;
    private final Vertx vertx;
    private boolean limited;

    Visit(Limits limits, HttpServerResponse response, Meter meter, boolean denied, Vertx vertx) {
        this.limits = limits;
        this.response = response;
        this.meter = meter;
        this.denied = denied;
        this.vertx = vertx;
    }

    /**
     * Lets the request pass or refuses it: at once, unless a lease has to arrive first.
     *
     * @param then told why it is refused, or null; on the caller's event loop
     */
    public void decide(Consumer<@Nullable Refusal> then) {
        if (denied) {
            then.accept(SUSPENDED);
            return;
        }
        Meter.Answer answer = limits.ledger.take(meter);
        if (limits.ledger.demand(meter)) {
            limits.exchange.wake();
        }
        switch (answer) {
            case PASS -> {
                mark();
                then.accept(null);
            }
            case REFUSE -> {
                mark();
                then.accept(refusal(limits.ledger.resetSeconds(meter)));
            }
            case WAIT -> await(then);
        }
    }

    private void await(Consumer<@Nullable Refusal> then) {
        @Nullable Future<Void> lease = meter.awaitLease(limits.waiting());
        if (lease == null) {
            mark();
            then.accept(refusal(1));
            return;
        }
        // The lease arrives on another event loop; the request lives on this one.
        Context here = vertx.getOrCreateContext();
        lease.onComplete(arrived -> here.runOnContext(back -> decide(then)));
    }

    /** The request has ended. */
    public void end(int status, long nanos) {
        limits.ledger.count(meter.subject(), meter.operation(), status, limited, nanos);
    }

    private void mark() {
        String name = meter.operation().policy();
        response.headers()
                .set(POLICY, "\"" + name + "\";q=" + meter.requests() + ";w=" + meter.seconds())
                .set(
                        LIMIT,
                        "\"" + name + "\";r=" + limits.ledger.remaining(meter) + ";t="
                                + limits.ledger.resetSeconds(meter));
    }

    private Refusal refusal(int seconds) {
        limited = true;
        String name = meter.operation().policy();
        return EdgeProblem.TOO_MANY_REQUESTS
                .because(
                        "La limite de " + meter.requests() + " requêtes par " + meter.seconds()
                                + " s est atteinte (classe " + name + ").",
                        "The limit of " + meter.requests() + " requests in " + meter.seconds() + " s is reached (class "
                                + name + ").")
                .retryAfter(seconds)
                .with("policy", name);
    }
}
