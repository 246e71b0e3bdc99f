package fr.territoiresindustrie.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form of an event on the wire: CloudEvents 1.0, JSON, structured mode. */
final class CloudEvents {

    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";
    private static final String PREFIX = "fr.territoires-industrie.";

    private CloudEvents() {}

    /** An outbox row. */
    record Row(
            UUID id,
            String aggregateType,
            String aggregateId,
            long sequence,
            String type,
            Instant occurredAt,
            @Nullable String traceparent,
            String payload) {

        String topic() {
            return aggregateType + ".v1";
        }
    }

    static String write(Row row, String source, String schemas, ObjectMapper json) {
        ObjectNode event = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", row.id().toString())
                .put("source", "/" + source)
                .put("type", PREFIX + row.type() + ".v1")
                .put("subject", row.aggregateId())
                .put("time", row.occurredAt().toString())
                .put("datacontenttype", "application/json")
                .put("dataschema", schemas + row.type() + ".v1.schema.json")
                .put("sequence", row.sequence());
        if (row.traceparent() != null) {
            event.put("traceparent", row.traceparent());
        }
        try {
            return json.writeValueAsString(event.set("data", json.readTree(row.payload())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds JSON", e);
        }
    }
}
