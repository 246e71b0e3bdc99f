package fr.territoiresindustrie.gateway.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the public address listens on, admits and answers to. */
@ConfigMapping(prefix = "gateway.edge")
public interface EdgeConfig {

    /** Address to listen on. */
    @WithDefault("0.0.0.0")
    String host();

    /** Port to listen on; 0 takes a free one. */
    @WithDefault("8080")
    int port();

    /** Event loops that serve requests; 0 means one per processor. */
    @WithDefault("0")
    int eventLoops();

    /** Address under which the public knows the platform, without a final slash. */
    URI publicUrl();

    /** Origins whose pages may call the API from a browser; {@code http://localhost:*} means any port, {@code *} any origin. */
    Optional<List<String>> corsOrigins();

    /** Largest body of an ordinary request. */
    @WithDefault("2M")
    MemorySize bodyLimit();

    /** Largest body of an import, a path that ends in {@code /imports}. */
    @WithDefault("16M")
    MemorySize importLimit();

    /** Largest total of the headers of a request; beyond: 431. */
    @WithDefault("16K")
    MemorySize headLimit();

    /** Longest request line, address included; beyond: 414. */
    @WithDefault("8K")
    MemorySize requestLineLimit();

    /** Time for a request's head to arrive from its first byte on; a client that drips is cut off. */
    @WithDefault("10S")
    Duration headDeadline();

    /** Time for a request's body to arrive; beyond: 408. */
    @WithDefault("120S")
    Duration bodyDeadline();

    /** A connection to a client on which nothing moves for this long is closed. */
    @WithDefault("60S")
    Duration idleTimeout();

    /** How long a stop waits for running requests. */
    @WithDefault("10S")
    Duration drain();

    /** Whether answers above 1 kB are compressed for clients that accept gzip. */
    @WithDefault("true")
    boolean compression();
}
