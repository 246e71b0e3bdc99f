package fr.territoiresindustrie.platform.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What is played on a client's webhooks: one message after the other has its trial, then all pass. */
final class HookScript {

    private static final Duration LONG_AGO = Duration.ofMinutes(10);

    /** What can become of a message between the platform and the receiver. */
    enum HookTrial {
        WEBHOOK_TWICE("accepts with 2xx a message that comes a second time"),
        WEBHOOK_LATE("accepts with 2xx a message that comes after a later one"),
        WEBHOOK_FORGED("refuses with 4xx a message whose text is not the one that was signed"),
        WEBHOOK_OLD("refuses with 4xx a message that was signed ten minutes ago");

        private final String expected;

        HookTrial(String expected) {
            this.expected = expected;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<HookTrial, Finding> findings = new EnumMap<>(HookTrial.class);
    private @Nullable Message held;
    private @Nullable String secret;

    void secret(String read) {
        lock.lock();
        try {
            secret = read;
        } finally {
            lock.unlock();
        }
    }

    /** What the platform is told of the delivery: what the receiver answered to the real message. */
    int deliver(Message message) {
        lock.lock();
        try {
            if (!findings.containsKey(HookTrial.WEBHOOK_TWICE)) {
                int first = message.send();
                accepts(HookTrial.WEBHOOK_TWICE, first, message.send());
                return first;
            }
            if (!findings.containsKey(HookTrial.WEBHOOK_LATE) && held == null) {
                held = message;
                return 204;
            }
            int status = message.send();
            release();
            if (!findings.containsKey(HookTrial.WEBHOOK_FORGED)) {
                refuses(HookTrial.WEBHOOK_FORGED, message.forged().send());
            } else if (!findings.containsKey(HookTrial.WEBHOOK_OLD) && secret != null) {
                refuses(
                        HookTrial.WEBHOOK_OLD,
                        message.from(Instant.now().minus(LONG_AGO), secret).send());
            }
            return status;
        } finally {
            lock.unlock();
        }
    }

    void release() {
        lock.lock();
        try {
            if (held != null) {
                accepts(HookTrial.WEBHOOK_LATE, held.send());
                held = null;
            }
        } finally {
            lock.unlock();
        }
    }

    List<Finding> findings() {
        lock.lock();
        try {
            List<Finding> all = new ArrayList<>();
            for (HookTrial trial : HookTrial.values()) {
                Finding finding = findings.get(trial);
                all.add(finding == null ? Finding.notMet(name(trial), trial.expected, chance(trial)) : finding);
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    private static String chance(HookTrial trial) {
        return trial == HookTrial.WEBHOOK_OLD
                ? "further message, or no look at the webhook's secret through the door,"
                : "further message to a webhook made through the door";
    }

    private void accepts(HookTrial trial, int... statuses) {
        List<String> faults = new ArrayList<>();
        for (int status : statuses) {
            if (status / 100 != 2) {
                faults.add("answered " + status);
            }
        }
        findings.put(trial, Finding.of(name(trial), trial.expected, faults, "answered 2xx"));
    }

    private void refuses(HookTrial trial, int status) {
        List<String> faults = status / 100 == 4 ? List.of() : List.of("answered " + status);
        findings.put(trial, Finding.of(name(trial), trial.expected, faults, "answered " + status));
    }

    private static String name(HookTrial trial) {
        return trial.name().toLowerCase(Locale.ROOT);
    }
}
