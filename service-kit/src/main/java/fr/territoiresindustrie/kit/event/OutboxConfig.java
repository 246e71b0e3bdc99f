package fr.territoiresindustrie.kit.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Settings of the outbox and its relay. */
@ConfigMapping(prefix = "tdi.outbox")
public interface OutboxConfig {

    /** Whether this process relays. Several processes may: one at a time does the work, the others stand by. */
    @WithDefault("true")
    boolean relay();

    /** How long the relay waits for a notification before it looks by itself, and before a stand-by asks for the work again. */
    @WithDefault("1s")
    Duration sweep();

    /** How many events are sent before their acknowledgements are awaited. */
    @WithDefault("500")
    int batch();

    /** Base address of the event schemas, for {@code dataschema}. */
    @WithDefault("https://territoires-industrie.example/contracts/events/")
    URI schemas();
}
