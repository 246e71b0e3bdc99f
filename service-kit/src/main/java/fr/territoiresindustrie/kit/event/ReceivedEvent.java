package fr.territoiresindustrie.kit.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An event of another service, as read from its topic.
 *
 * @param type {@code fr.territoires-industrie.<aggregate>.<past-tense>.v1}
 * @param subject the aggregate's key
 * @param sequence position within the aggregate, 1..n
 * @param data the body; each consumer reads from it just the fields it needs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReceivedEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        long sequence,
        JsonNode data) {

    /** The type without the platform's prefix and version: {@code project.submitted}. */
    public String name() {
        return type.replaceFirst("^fr\\.territoires-industrie\\.", "").replaceFirst("\\.v1$", "");
    }
}
