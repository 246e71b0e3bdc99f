package fr.territoiresindustrie.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Which tokens are admitted and where the realm's keys are fetched. */
@ConfigMapping(prefix = "gateway.access")
public interface AccessConfig {

    /** Base address of the realm as this process reaches it; inside a network it may differ from the issuer. */
    URI url();

    /** The issuer that every token must name, letter for letter. */
    String issuer();

    /** The audience that every token must name. */
    @WithDefault("territoires-industrie-api")
    String audience();

    /** Difference between two clocks that is forgiven at the first check of a token; a token taken from memory gets none. */
    @WithDefault("5S")
    Duration leeway();

    /** Longest time that a checked token is remembered; never beyond its own end. */
    @WithDefault("5M")
    Duration remember();

    /** Number of checked tokens that are remembered. */
    @WithDefault("20000")
    int remembered();

    /** How often the keys are fetched anew without a reason. */
    @WithDefault("5M")
    Duration keyRefresh();

    /** Shortest time between two fetches of the keys, also when tokens name unknown ones. */
    @WithDefault("1S")
    Duration keyRefreshPause();
}
