package fr.territoiresindustrie.partner.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The account that keeps clients in the realm. It may do that and nothing else there. */
@ConfigMapping(prefix = "tdi.realm")
public interface RealmConfig {

    /** The realm as this process reaches it: {@code https://identity.example/realms/territoires-industrie}. */
    URI url();

    /** The account's client id. */
    @WithDefault("partner-service")
    String account();

    /** The account's secret: 12 characters at least and not the open one, outside a laptop. */
    String secret();

    /** Time for one answer of the realm. */
    @WithDefault("5s")
    Duration timeout();

    /** Longest life of an access token in the realm; a deleted client is shut out for so long. */
    @WithDefault("1h")
    Duration tokenLife();
}
