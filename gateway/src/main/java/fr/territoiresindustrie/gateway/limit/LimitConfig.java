package fr.territoiresindustrie.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where limits are shared with the other instances, and what holds while they cannot be. */
@ConfigMapping(prefix = "gateway.limit")
public interface LimitConfig {

    /** Whether requests are limited and counted. */
    @WithDefault("true")
    boolean enabled();

    /** The partner side's management address, without a path. Nothing from outside is ever routed to it. */
    URI url();

    /** What this gateway proves itself with at that address; 32 characters at least, outside a laptop. */
    String key();

    /** Longest time between two exchanges with the partner side: who was shut out is known here no later. */
    @WithDefault("0.5S")
    Duration heartbeat();

    /** Time for an exchange; beyond, this instance goes on alone. */
    @WithDefault("1S")
    Duration timeout();

    /** A quota is leased in this many portions. As much as one of them is let pass before the first lease. */
    @WithDefault("10")
    int portions();

    /** Requests of one caller that may wait for a lease; beyond: 429. */
    @WithDefault("1000")
    int waiting();

    /** Callers that are counted at once; the least busy are forgotten first. */
    @WithDefault("50000")
    int callers();

    /** Addresses of the proxies in front, whose word on the caller's address (X-Forwarded-For, the last one) is taken. */
    Optional<Set<String>> trustedProxies();
}
