package fr.territoiresindustrie.funding.proof;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the proofs that run by themselves. */
@ConfigMapping(prefix = "tdi.ledger-proof")
public interface LedgerProofConfig {

    /** How often envelopes are looked for that are due; {@code off} for never. */
    @WithDefault("10m")
    String every();

    /** How old the last proof of an envelope may be although nothing has moved: what is stored may have been changed by other ways. */
    @WithDefault("24h")
    Duration oldest();

    /** How old the last proof of an envelope is at least before it is proved again, however much has moved. */
    @WithDefault("1h")
    Duration youngest();
}
