package fr.territoiresindustrie.partner.webhook;

/** Why the platform disabled a webhook. */
public enum WebhookCause {
    /** Its receiver answered 410. */
    GONE,
    /** A delivery failed for the last time, and none had succeeded since its first attempt. */
    UNREACHABLE
}
