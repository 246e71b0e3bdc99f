package fr.territoiresindustrie.partner.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The gateways' address here. */
@ConfigMapping(prefix = "tdi.gateway")
public interface GatewayConfig {

    /** What gateways prove themselves with: 32 characters at least, outside a laptop. */
    String key();

    /** A gateway that was not heard of for this long no longer counts. */
    @WithDefault("5s")
    Duration forgotten();

    /** How long usage is kept. */
    @WithDefault("400D")
    Duration usage();
}
