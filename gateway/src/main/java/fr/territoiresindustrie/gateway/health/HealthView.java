package fr.territoiresindustrie.gateway.health;

import java.util.List;

/**
 * How the platform is, for anyone who asks.
 *
 * @param status {@code UP} when every part answers, {@code DEGRADED} when one does not
 */
record HealthView(Status status, List<PartView> parts) {

    enum Status {
        UP,
        DEGRADED,
        DOWN
    }

    /** One part of the platform, under its public name. */
    record PartView(String name, Status status) {}

    static HealthView of(List<PartView> parts) {
        boolean up = parts.stream().allMatch(part -> part.status() == Status.UP);
        return new HealthView(up ? Status.UP : Status.DEGRADED, parts);
    }
}
