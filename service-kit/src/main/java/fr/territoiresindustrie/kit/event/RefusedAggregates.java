package fr.territoiresindustrie.kit.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The aggregates of which an event was refused. Each is tried again after a while: what refused it may have been mended. */
final class RefusedAggregates {

    private static final long RETRY_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<Aggregate, Long> since = new LinkedHashMap<>();

    void add(Aggregate aggregate) {
        since.putIfAbsent(aggregate, System.nanoTime());
    }

    boolean contains(Aggregate aggregate) {
        return since.containsKey(aggregate);
    }

    int size() {
        return since.size();
    }

    void forgetOld() {
        long now = System.nanoTime();
        since.values().removeIf(refused -> now - refused > RETRY_NANOS);
    }

    String[] types() {
        return since.keySet().stream().map(Aggregate::type).toArray(String[]::new);
    }

    String[] ids() {
        return since.keySet().stream().map(Aggregate::id).toArray(String[]::new);
    }
}
