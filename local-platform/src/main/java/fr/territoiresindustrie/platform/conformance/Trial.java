package fr.territoiresindustrie.platform.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the door plays on a client's requests, each once, and how the requests after it are judged. What fewest requests can bear comes first. */
enum Trial {
    STALE(Chance.CONDITIONAL, Refusal.STALE, "reads the resource again after 412, before it writes again") {
        @Override
        List<String> faults(Call call, List<Call> later) {
            for (Call next : later) {
                if (next.readsWhatIsChangedBy(call)) {
                    return List.of();
                }
                if (next.writesTo(call)) {
                    return List.of("written again without a look at what is there");
                }
            }
            return List.of("never read again");
        }
    },
    READ_BUSY(Chance.READ, Refusal.UNAVAILABLE, "repeats a read that met 503, not before Retry-After"),
    READ_LIMITED(Chance.READ, Refusal.LIMITED, "repeats a read that met 429, not before Retry-After"),
    READ_CUT(Chance.READ, null, "repeats a read whose answer broke off"),
    WRITE_BUSY(
            Chance.POST, Refusal.UNAVAILABLE, "repeats a POST that met 503 under the same key, not before Retry-After"),
    WRITE_LOST(Chance.POST, null, "repeats a POST whose answer was lost under the same key: it was done"),
    WRITE_CUT(Chance.POST, null, "repeats a POST whose connection broke under the same key: it was not done"),
    WRITE_LIMITED(
            Chance.POST, Refusal.LIMITED, "repeats a POST that met 429 under the same key, not before Retry-After"),
    STILL_RUNNING(
            Chance.KEYED_POST,
            Refusal.RUNNING,
            "repeats a POST that met 409 IDEMPOTENCY_KEY_IN_USE under the same key, not before Retry-After"),
    REFUSED(Chance.WRITE, Refusal.RULE, "does not repeat unchanged what a rule refused with 409") {
        @Override
        List<String> faults(Call call, List<Call> later) {
            return later.stream().anyMatch(call::saysTheSameAs)
                    ? List.of("repeated unchanged: the rule is the same")
                    : List.of();
        }
    };

    /** The kind of request that a trial needs. */
    enum Chance {
        READ("GET"),
        POST("POST"),
        KEYED_POST("POST with an Idempotency-Key"),
        WRITE("write with a body, of anything but a webhook,"),
        CONDITIONAL("write with If-Match");

        private final String text;

        Chance(String text) {
            this.text = text;
        }

        boolean isOf(Call call) {
            return switch (this) {
                case READ -> call.isRead();
                case POST -> call.isPost();
                case KEYED_POST -> call.isPost() && call.key() != null;
                case WRITE -> call.isWrite() && call.hasBody() && !Hooks.concern(call.path());
                case CONDITIONAL -> call.isWrite() && call.ifMatch() != null;
            };
        }
    }

    private final Chance chance;
    private final @Nullable Refusal refusal;
    private final String expected;

    Trial(Chance chance, @Nullable Refusal refusal, String expected) {
        this.chance = chance;
        this.refusal = refusal;
        this.expected = expected;
    }

    boolean canBePlayedOn(Call call) {
        return chance.isOf(call);
    }

    /** Answered in the gateway's place; none: the connection is cut instead. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    boolean reachesTheGateway() {
        return this == WRITE_LOST;
    }

    /** A connection that breaks before the first byte many libraries open again by themselves. */
    boolean beginsAnAnswer() {
        return this == READ_CUT;
    }

    Finding judge(List<Call> calls) {
        String name = name().toLowerCase(Locale.ROOT);
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            if (call.trial() == this) {
                List<Call> later = calls.subList(i + 1, calls.size());
                return Finding.of(name, expected, faults(call, later), call.method() + " " + call.path());
            }
        }
        return Finding.notMet(name, expected, chance.text);
    }

    /**
     * What the client did wrong.
     *
     * @param later every request after the one that was played on
     */
    List<String> faults(Call call, List<Call> later) {
        Optional<Call> repetition = later.stream()
                .filter(call::saysTheSameAs)
                .filter(next -> !call.isPost() || next.isUnder(call.key()))
                .findFirst()
                .or(() -> later.stream().filter(call::saysTheSameAs).findFirst());
        if (repetition.isEmpty()) {
            return List.of(Optional.ofNullable(call.isPost() ? sentAnew(call, later) : null)
                    .orElse("never repeated"));
        }
        if (call.isPost() && call.key() == null) {
            return List.of("repeated without an Idempotency-Key: it may be done twice");
        }
        if (call.isPost() && !repetition.get().isUnder(call.key())) {
            return List.of("repeated under another Idempotency-Key: it may be done twice");
        }
        Duration asked = refusal().flatMap(Refusal::retryAfter).orElse(Duration.ZERO);
        Duration waited = repetition.get().at().minus(call.at());
        return waited.compareTo(asked) < 0
                ? List.of("repeated after " + waited.toMillis() + " ms, where Retry-After was " + asked.toSeconds()
                        + " s")
                : List.of();
    }

    /** The same key over another text is refused with 422. */
    private static @Nullable String sentAnew(Call call, List<Call> later) {
        return call.key() != null && later.stream().anyMatch(next -> next.isUnder(call.key()))
                ? "repeated under the same key with another text: 422"
                : null;
    }
}
