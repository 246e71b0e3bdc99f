package fr.territoiresindustrie.partner.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** Settings of webhooks. */
@ConfigMapping(prefix = "tdi.webhook")
public interface WebhookConfig {

    /** Whether this process queues and sends. Several may: they share the work. */
    @WithDefault("true")
    boolean sending();

    /** What the key that encrypts the webhooks' secrets is made of: 32 characters at least, outside a laptop. */
    String key();

    /** Ports that a webhook may have. */
    @WithDefault("443,8443")
    Set<Integer> ports();

    /** Time to open a connection to a receiver, TLS included. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** Time for a receiver to answer, from the connection to the last byte that is read. */
    @WithDefault("10s")
    Duration timeout();

    /** How much of an answer is read before the connection is closed, in bytes; nothing of it is kept. */
    @WithDefault("16384")
    int answerLimit();

    /** Deliveries to one webhook that this process has under way at once. */
    @WithDefault("16")
    int perWebhook();

    /** Deliveries that this process has under way at once. */
    @WithDefault("256")
    int atOnce();

    /** How often is looked for what is due without having been told of it. */
    @WithDefault("500ms")
    Duration sweep();

    /** Deliveries that may wait for one webhook before its queue is no longer filled; the feed keeps the rest. */
    @WithDefault("10000")
    int queue();

    /** Webhooks of one owner. */
    @WithDefault("20")
    int perOwner();

    /** How long the log of deliveries is kept. */
    @WithDefault("30D")
    Duration log();
}
