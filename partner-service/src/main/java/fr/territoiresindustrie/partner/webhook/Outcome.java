package fr.territoiresindustrie.partner.webhook;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param status of the receiver's answer, when there was one
 */
record Outcome(Kind kind, @Nullable Integer status, Duration took, Optional<Duration> retryAfter) {

    /** What an owner reads in the log. */
    enum Kind {
        DELIVERED,
        /** Answered with 410: nobody wants it any more. */
        GONE,
        /** Answered with a redirect, which is not followed. */
        REDIRECTED,
        /** Answered, but not with 2xx. */
        REFUSED,
        TIMEOUT,
        /** No connection, or it broke. */
        CONNECTION,
        /** The certificate does not hold. */
        TLS,
        UNKNOWN_HOST,
        /** The address is not one that is called. */
        ADDRESS_REFUSED
    }

    static Outcome of(Kind kind, Duration took) {
        return new Outcome(kind, null, took, Optional.empty());
    }

    static Outcome answered(int status, Duration took, Optional<Duration> retryAfter) {
        Kind kind;
        if (status >= 200 && status < 300) {
            kind = Kind.DELIVERED;
        } else if (status == 410) {
            kind = Kind.GONE;
        } else if (status >= 300 && status < 400) {
            kind = Kind.REDIRECTED;
        } else {
            kind = Kind.REFUSED;
        }
        return new Outcome(kind, status, took, retryAfter);
    }

    boolean delivered() {
        return kind == Kind.DELIVERED;
    }
}
