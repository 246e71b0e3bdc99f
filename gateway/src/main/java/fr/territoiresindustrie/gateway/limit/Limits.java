package fr.territoiresindustrie.gateway.limit;

import fr.territoiresindustrie.gateway.access.Holder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Where a request meets the limits. */
@Singleton
public class Limits {

    private final Vertx vertx;
    private final LimitConfig config;
    private final CallerAddress addresses;
    final Ledger ledger;
    final LeaseExchange exchange;

    Limits(Vertx vertx, LimitConfig config, CallerAddress addresses, Ledger ledger, LeaseExchange exchange) {
        this.vertx = vertx;
        this.config = config;
        this.addresses = addresses;
        this.ledger = ledger;
        this.exchange = exchange;
    }

    /**
     * A request about to be relayed.
     *
     * @param holder of its token; null for the public
     */
    public @Nullable Visit visit(HttpServerRequest request, String path, @Nullable Holder holder) {
        if (!config.enabled()) {
            return null;
        }
        Subject subject = holder == null ? Subject.at(addresses.of(request)) : Subject.of(holder);
        OperationClass operation = OperationClass.of(request.method(), path, request.getHeader(HttpHeaders.ACCEPT));
        boolean denied = holder != null && ledger.isDenied(holder.client());
        return new Visit(this, request.response(), ledger.meter(subject, operation), denied, vertx);
    }

    int waiting() {
        return config.waiting();
    }
}
