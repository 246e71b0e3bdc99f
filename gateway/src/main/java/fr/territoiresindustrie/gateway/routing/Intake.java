package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.edge.EdgeConfig;
import fr.territoiresindustrie.gateway.edge.Framing;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Takes a short body in before a service hears of the request, so that callers who drip hold nothing but their own connections. Of a long one
 * only the beginning is taken in; the rest streams, as every body does while the room of this event loop is full.
 */
final class Intake {

    /** Up to this length a body is held. */
    static final int SHORT = 32 * 1024;

    /** How much of bodies one event loop holds at a time. */
    static final class Room {
        private static final int SIZE = 2 * 1024 * 1024;
        private int taken;

        private boolean isFull() {
            return taken > SIZE;
        }
    }

    private final Room room;
    private final Exchange exchange;
    private final HttpServerRequest from;
    private final Runnable then;
    private final long silence;
    private final long end;
    private final Buffer held = Buffer.buffer();
    private long moved = System.nanoTime();
    private long timer;
    private boolean stopped;

    private Intake(Room room, Exchange exchange, EdgeConfig edge, Duration silence, Runnable then) {
        this.room = room;
        this.exchange = exchange;
        this.from = exchange.request();
        this.then = then;
        this.silence = silence.toNanos();
        this.end = moved + edge.bodyDeadline().toNanos();
        arm(Math.min(this.silence, end - moved));
    }

    /** Goes on when enough of the body is here, or ends the exchange when it does not come. */
    static void start(Room room, Exchange exchange, EdgeConfig edge, Duration silence, Runnable then) {
        Intake intake = new Intake(room, exchange, edge, silence, then);
        intake.from.handler(intake::take);
        intake.from.endHandler(end -> intake.goOn(true));
        intake.from.exceptionHandler(gone -> {
            intake.stop();
            exchange.callerLeft();
        });
        intake.from.resume();
    }

    private void take(Buffer chunk) {
        if (exchange.isOver()) {
            return;
        }
        moved = System.nanoTime();
        held.appendBuffer(chunk);
        room.taken += chunk.length();
        if (held.length() > exchange.bodyLimit()) {
            stop();
            exchange.refuse(Framing.tooLarge());
        } else if (held.length() > SHORT || room.isFull()) {
            from.pause();
            goOn(false);
        }
    }

    /** Once and for all: what is held leaves the room. */
    private void stop() {
        if (!stopped) {
            stopped = true;
            room.taken -= held.length();
            exchange.vertx().cancelTimer(timer);
        }
    }

    private void goOn(boolean whole) {
        stop();
        if (!exchange.isOver()) {
            exchange.tookIn(held, whole);
            then.run();
        }
    }

    private void arm(long nanos) {
        timer = exchange.vertx().setTimer(TimeUnit.NANOSECONDS.toMillis(nanos) + 1, tick -> look(System.nanoTime()));
    }

    private void look(long now) {
        if (exchange.isOver()) {
            stop();
            return;
        }
        long left = Math.min(moved + silence, end) - now;
        if (left > 0) {
            arm(left);
        } else {
            stop();
            exchange.refuse(BodyRelay.TOO_SLOW);
        }
    }
}
