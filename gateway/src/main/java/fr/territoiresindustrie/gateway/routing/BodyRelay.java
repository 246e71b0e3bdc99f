package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.edge.Framing;
import fr.territoiresindustrie.gateway.problem.EdgeProblem;
import fr.territoiresindustrie.gateway.problem.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;

/**
 * Passes a long body on as it arrives, no faster than the service reads it, no longer than it may be, no slower than it must be. What was taken in
 * of it already goes first.
 */
final class BodyRelay {

    static final Refusal TOO_SLOW = EdgeProblem.BODY_TIMEOUT.because(
            "Le corps n'est pas arrivé dans le temps admis.", "The body did not arrive within the admitted time.");

    private final Exchange exchange;
    private final HttpServerRequest from;
    private final HttpClientRequest to;
    private final long timer;
    private long received;

    private BodyRelay(Exchange exchange, HttpClientRequest to, long deadlineMillis) {
        this.exchange = exchange;
        this.from = exchange.request();
        this.to = to;
        this.timer = exchange.vertx().setTimer(deadlineMillis, late -> exchange.refuse(TOO_SLOW));
    }

    static void start(Exchange exchange, HttpClientRequest to, long deadlineMillis) {
        BodyRelay relay = new BodyRelay(exchange, to, deadlineMillis);
        relay.from.handler(relay::pass);
        relay.from.endHandler(end -> relay.finish());
        relay.from.exceptionHandler(gone -> {
            exchange.vertx().cancelTimer(relay.timer);
            exchange.callerLeft();
        });
        if (exchange.body().length() > 0) {
            relay.pass(exchange.body());
        }
        if (!to.writeQueueFull()) {
            relay.from.resume();
        }
    }

    private void pass(Buffer chunk) {
        if (exchange.isOver()) {
            return;
        }
        received += chunk.length();
        exchange.bodyMoved();
        if (received > exchange.bodyLimit()) {
            exchange.vertx().cancelTimer(timer);
            exchange.refuse(Framing.tooLarge());
            return;
        }
        to.write(chunk);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }

    private void finish() {
        exchange.vertx().cancelTimer(timer);
        if (!exchange.isOver()) {
            to.end();
        }
    }
}
