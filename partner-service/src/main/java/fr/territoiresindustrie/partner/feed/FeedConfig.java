package fr.territoiresindustrie.partner.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the event feed. */
@ConfigMapping(prefix = "tdi.feed")
public interface FeedConfig {

    /** How long an event can be read again. */
    @WithDefault("30D")
    Duration retention();

    /** How many positions one request looks through for what its caller may see. */
    @WithDefault("20000")
    int window();

    /** How often a process looks whether another one has added to the feed. */
    @WithDefault("200ms")
    Duration poll();

    /** How often a silent stream says that it lives, and moves its reader's cursor on. */
    @WithDefault("15s")
    Duration heartbeat();

    /** Longest life of a stream; one with a token ends with its token when that is sooner. */
    @WithDefault("1h")
    Duration streamLife();

    /** Streams that this process serves at once; beyond: 503. */
    @WithDefault("500")
    int streams();

    /** Streams of one caller that this process serves at once; all without a token count as ten callers. */
    @WithDefault("10")
    int streamsPerCaller();
}
