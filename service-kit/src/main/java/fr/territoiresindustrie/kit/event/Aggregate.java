package fr.territoiresindustrie.kit.event;

import fr.territoiresindustrie.kit.event.CloudEvents.Row;

/** What events are ordered within. */
record Aggregate(String type, String id) {

    static Aggregate of(Row row) {
        return new Aggregate(row.aggregateType(), row.aggregateId());
    }
}
