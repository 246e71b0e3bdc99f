package fr.territoiresindustrie.platform.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * What is played on a client's webhooks: each trial once, on a message of its own, then all pass. No message waits for another one: a receiver may
 * call the door before it answers.
 */
final class HookScript {

    private static final Duration LONG_AGO = Duration.ofMinutes(10);

    /** How long a message is held at most, for a client that waits for nothing else. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(3);

    /** Shared by deliveries; whoever asks for the findings waits for those that are under way. */
    private final ReadWriteLock underWay = new ReentrantReadWriteLock();

    private final Set<HookTrial> open = EnumSet.allOf(HookTrial.class);
    private final Map<HookTrial, Finding> findings = new EnumMap<>(HookTrial.class);
    private final Map<String, Message> held = new HashMap<>();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    /** One that the client has read, of whichever of its webhooks. */
    void secret(String read) {
        secrets.add(read);
    }

    /** What the platform is told of the delivery: what the receiver answered to the real message. */
    int deliver(Message message) {
        underWay.readLock().lock();
        try {
            return play(message);
        } finally {
            underWay.readLock().unlock();
        }
    }

    private int play(Message message) {
        @Nullable
        String secret =
                secrets.stream().filter(message::isSignedWith).findFirst().orElse(null);
        @Nullable HookTrial trial = next(secret != null);
        if (trial == HookTrial.WEBHOOK_LATE) {
            hold(message);
            return 204;
        }
        OptionalInt before = trial == null ? OptionalInt.empty() : copyBefore(trial, message, secret);
        OptionalInt answer = message.send();
        if (trial == HookTrial.WEBHOOK_TWICE) {
            accepted(trial, answer, message.send());
        } else if (trial != null) {
            refused(trial, before, answer);
        }
        release(message.receiver()).ifPresent(late -> accepted(HookTrial.WEBHOOK_LATE, late.send()));
        return answer.orElse(502);
    }

    /** A copy under an id of its own, ahead of the real message: nobody knows it yet, and the client is still there. */
    private static OptionalInt copyBefore(HookTrial trial, Message message, @Nullable String secret) {
        return switch (trial) {
            case WEBHOOK_FORGED -> message.forged().send();
            case WEBHOOK_OLD ->
                secret == null
                        ? OptionalInt.empty()
                        : message.signedAt(Instant.now().minus(LONG_AGO), secret)
                                .send();
            case WEBHOOK_TWICE, WEBHOOK_LATE -> OptionalInt.empty();
        };
    }

    private synchronized @Nullable HookTrial next(boolean secretIsKnown) {
        for (HookTrial trial : open) {
            if (trial != HookTrial.WEBHOOK_OLD || secretIsKnown) {
                open.remove(trial);
                return trial;
            }
        }
        return null;
    }

    private synchronized void hold(Message message) {
        held.put(message.receiver(), message);
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(LONGEST_HOLD);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // nothing came after it: delivered all the same, and the trial waits for another one
            release(message.receiver()).ifPresent(late -> {
                late.send();
                again(HookTrial.WEBHOOK_LATE);
            });
        });
    }

    private synchronized Optional<Message> release(String receiver) {
        return Optional.ofNullable(held.remove(receiver));
    }

    private synchronized void again(HookTrial trial) {
        open.add(trial);
    }

    private void accepted(HookTrial trial, OptionalInt... answers) {
        List<String> faults = new ArrayList<>();
        for (OptionalInt answer : answers) {
            if (answer.isEmpty() || answer.getAsInt() / 100 != 2) {
                faults.add(said(answer));
            }
        }
        found(trial, faults, "answered 2xx");
    }

    /** Who refuses everything has not told the false from the true. */
    private void refused(HookTrial trial, OptionalInt copy, OptionalInt real) {
        if (copy.isEmpty() || real.isEmpty()) {
            again(trial);
        } else if (real.getAsInt() / 100 != 2) {
            found(trial, List.of("refused the true message, too: " + said(real)), "");
        } else {
            found(trial, copy.getAsInt() / 100 == 4 ? List.of() : List.of(said(copy)), said(copy));
        }
    }

    private static String said(OptionalInt answer) {
        return answer.isEmpty() ? "did not answer" : "answered " + answer.getAsInt();
    }

    private synchronized void found(HookTrial trial, List<String> faults, String good) {
        findings.put(trial, Finding.of(trial.text(), trial.expected(), faults, good));
    }

    /** Once no delivery is under way: a client may be done before its last answer has come back here. */
    List<Finding> findings() {
        underWay.writeLock().lock();
        try {
            return found();
        } finally {
            underWay.writeLock().unlock();
        }
    }

    private synchronized List<Finding> found() {
        List<Finding> all = new ArrayList<>();
        for (HookTrial trial : HookTrial.values()) {
            @Nullable Finding finding = findings.get(trial);
            all.add(finding == null ? Finding.notMet(trial.text(), trial.expected(), trial.chance()) : finding);
        }
        return all;
    }
}
