package fr.territoiresindustrie.platform.conformance;

import java.util.Locale;

/** What can become of a message between the platform and the receiver. */
enum HookTrial {
    WEBHOOK_TWICE("accepts with 2xx a message that comes a second time"),
    WEBHOOK_LATE("accepts with 2xx a message that comes after a later one"),
    WEBHOOK_FORGED("refuses with 4xx a message whose text is not the one that was signed, and accepts the true one"),
    WEBHOOK_OLD("refuses with 4xx a message that was signed ten minutes ago, and accepts the fresh one");

    private final String expected;

    HookTrial(String expected) {
        this.expected = expected;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String expected() {
        return expected;
    }

    String chance() {
        return this == WEBHOOK_OLD
                ? "further message, or no look at the webhook's secret through the door,"
                : "further message to a webhook made through the door";
    }
}
