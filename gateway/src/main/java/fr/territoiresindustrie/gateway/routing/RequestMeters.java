package fr.territoiresindustrie.gateway.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How many requests, how long and with what result, by part and class of status: few labels, whatever callers ask for. */
@Singleton
class RequestMeters {

    private static final int CLASSES = 6;

    private final Map<Part, Timer[]> parts = new EnumMap<>(Part.class);
    private final Timer[] edge;
    private final LongAdder running = new LongAdder();

    RequestMeters(MeterRegistry registry) {
        registry.gauge("gateway.requests.running", running);
        for (Part part : Part.values()) {
            parts.put(part, timers(registry, part.publicName()));
        }
        edge = timers(registry, "edge");
    }

    private static Timer[] timers(MeterRegistry registry, String part) {
        return IntStream.range(0, CLASSES)
                .mapToObj(status -> Timer.builder("gateway.requests")
                        .description("Requests through the gateway, from head to end of answer")
                        .tag("part", part)
                        .tag("status", status + "xx")
                        .serviceLevelObjectives(
                                Duration.ofMillis(5),
                                Duration.ofMillis(20),
                                Duration.ofMillis(100),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(10))
                        .register(registry))
                .toArray(Timer[]::new);
    }

    void begin() {
        running.increment();
    }

    void end(@Nullable Part part, int status, long nanos) {
        running.decrement();
        Timer[] timers = part == null ? edge : parts.getOrDefault(part, edge);
        timers[Math.clamp(status / 100, 0, CLASSES - 1)].record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Requests under way. */
    long running() {
        return running.sum();
    }
}
