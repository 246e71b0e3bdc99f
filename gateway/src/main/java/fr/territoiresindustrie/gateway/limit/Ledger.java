package fr.territoiresindustrie.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What this instance knows of everybody's limits. Read and written on the event loops, without a wait. */
@Singleton
class Ledger {

    /** A demand, and who is to hear of it. */
    record Demanded(Meter meter, LeaseDemand demand) {}

    private record Key(String subject, OperationClass operation) {}

    private final LimitConfig config;
    private final InstantSource clock;
    private final Cache<Key, Meter> meters;
    private final Queue<Demanded> demands = new ConcurrentLinkedQueue<>();
    private volatile Map<Key, UsageCount> usage = new ConcurrentHashMap<>();
    private volatile Policies policies = Policies.INSTALLED;
    private volatile Set<String> denied = Set.of();
    private volatile boolean alone = true;
    private volatile int instances = 1;

    Ledger(LimitConfig config, InstantSource clock, MeterRegistry registry) {
        this.config = config;
        this.clock = clock;
        this.meters = Caffeine.newBuilder()
                .maximumSize(config.callers())
                .expireAfterAccess(Duration.ofHours(1))
                .executor(Runnable::run)
                .build();
        registry.gauge("gateway.limits.alone", this, ledger -> ledger.alone ? 1 : 0);
        registry.gauge("gateway.limits.instances", this, ledger -> ledger.instances);
    }

    Meter meter(Subject subject, OperationClass operation) {
        return Objects.requireNonNull(meters.get(
                new Key(subject.name(), operation),
                missing -> new Meter(subject, operation, policies.of(subject, operation), clock.millis())));
    }

    Meter.Answer take(Meter meter) {
        Quota quota = policies.of(meter.subject(), meter.operation());
        return meter.take(quota, clock.millis(), config.portions(), share(quota));
    }

    /** Queues a lease when it is time to; tells whether it did. */
    boolean demand(Meter meter) {
        if (alone) {
            return false;
        }
        @Nullable LeaseDemand demand = meter.demand(config.portions());
        return demand != null && demands.add(new Demanded(meter, demand));
    }

    int remaining(Meter meter) {
        return meter.remaining(share(policies.of(meter.subject(), meter.operation())));
    }

    int resetSeconds(Meter meter) {
        return meter.resetSeconds(clock.millis());
    }

    /** Without the partner side, an instance admits its part of a quota; together they admit no more than the whole. */
    private int share(Quota quota) {
        return alone ? Math.max(1, quota.requests() / instances) : -1;
    }

    void count(Subject subject, OperationClass operation, int status, boolean wasLimited, long nanos) {
        String counted = subject.counted();
        Key key = new Key(counted, operation);
        boolean told = true;
        while (told) {
            told = !usage.computeIfAbsent(key, missing -> new UsageCount(counted, operation))
                    .add(status, wasLimited, nanos);
        }
    }

    boolean isDenied(String client) {
        return denied.contains(client);
    }

    List<Demanded> takeDemands(int atMost) {
        List<Demanded> taken = new ArrayList<>();
        while (taken.size() < atMost) {
            @Nullable Demanded next = demands.poll();
            if (next == null) {
                break;
            }
            taken.add(next);
        }
        return taken;
    }

    boolean hasDemands() {
        return !demands.isEmpty();
    }

    /** All that was counted since the last time; asked for by one exchange at a time. */
    List<UsageCount.Told> takeUsage() {
        Map<Key, UsageCount> taken = usage;
        usage = new ConcurrentHashMap<>();
        return taken.values().stream().map(UsageCount::told).toList();
    }

    String policyTag() {
        return policies.tag();
    }

    void inTouch(int others, @Nullable Policies newPolicies, @Nullable Set<String> newDenied) {
        instances = Math.max(1, others);
        if (newPolicies != null) {
            policies = newPolicies;
        }
        if (newDenied != null) {
            denied = Set.copyOf(newDenied);
        }
        alone = false;
    }

    void alone() {
        alone = true;
    }

    boolean isAlone() {
        return alone;
    }
}
