package fr.territoiresindustrie.partner.webhook;

/** Whether a webhook is served; {@link WebhookWorkflow} says how it changes. */
public enum WebhookState {
    ACTIVE,
    /** By its owner: nothing is sent, nothing is lost. */
    PAUSED,
    /** By the platform, for a {@link WebhookCause}: the same, until its owner resumes it. */
    DISABLED
}
