package fr.territoiresindustrie.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the parts of the platform answer, and how long the gateway waits for them. */
@ConfigMapping(prefix = "gateway.routing")
public interface RoutingConfig {

    /** The territory service. */
    Address territories();

    /** The project service. */
    Address projects();

    /** The funding service. */
    Address funding();

    /** The partner service. */
    Address partners();

    /** Time to open a connection to a service; beyond: 503. */
    @WithDefault("1S")
    Duration connectTimeout();

    /** Time for a service to answer, and the longest silence within an answer; beyond: 503, or the answer is cut off. */
    @WithDefault("30S")
    Duration responseTimeout();

    /** An unused connection to a service is closed after this time; shorter than the services' own idle time. */
    @WithDefault("20S")
    Duration keepAlive();

    /** Connections to each service, of all event loops together. */
    @WithDefault("256")
    int connections();

    /** Requests that may wait for a connection to a service, of all event loops together; beyond: 503 at once. */
    @WithDefault("1024")
    int waiting();

    /** Connections to each service, of all event loops together, for exchanges that last: streams, exports and long bodies. */
    @WithDefault("512")
    int lastingConnections();

    /**
     * Time for such an answer to begin, and the longest silence within it; beyond: 503, or the answer is cut off. Longer than the services' own
     * signs of life, shorter than the idle time of the caller's connection.
     */
    @WithDefault("50S")
    Duration lastingSilence();

    /** Longest time that a request waits for one of those connections; beyond: 503. */
    @WithDefault("5S")
    Duration waitTimeout();

    /** Where one service answers. */
    interface Address {

        /** Its base address, http or https, without a path. */
        URI url();

        /** Its readiness, on its management port. Without it, any answer below 500 of its base address counts as up. */
        Optional<URI> healthUrl();
    }

    /** The address of a part. */
    default Address address(Part part) {
        return switch (part) {
            case TERRITORIES -> territories();
            case PROJECTS -> projects();
            case FUNDING -> funding();
            case PARTNERS -> partners();
        };
    }
}
