package fr.territoiresindustrie.partner.webhook;

/** What an owner may do to the state of a webhook. */
public enum WebhookCommand {
    PAUSE,
    RESUME
}
