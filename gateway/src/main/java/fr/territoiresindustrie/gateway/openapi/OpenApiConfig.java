package fr.territoiresindustrie.gateway.openapi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the published contract and its pages say beside the services' own words. */
@ConfigMapping(prefix = "gateway.openapi")
public interface OpenApiConfig {

    /** The public client of the realm that the pages sign in with. */
    @WithDefault("portal")
    String client();

    /** Version of the whole API. */
    @WithDefault("1.0.0")
    String version();
}
