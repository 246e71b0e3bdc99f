package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Says in each schema what the annotations of the services leave out: that no other field is taken or sent, that a pattern is about the
 * whole text, and that a date is text.
 */
final class Strictness {

    /** RFC 9457 has members of each problem's own. */
    private static final Set<String> OPEN = Set.of("/components/schemas/Problem");

    /** What {@code NotBlank} becomes: somewhere a character that is no space. */
    private static final String SOMEWHERE = "\\S";

    private Strictness() {}

    static void apply(ObjectNode document) {
        Schemas.each(document, (at, schema) -> {
            close(at, schema);
            anchor(schema);
            if (schema.has("format") && !schema.has("type") && !schema.has("$ref")) {
                schema.put("type", "string");
            }
        });
        WrittenAndRead.apply(document);
        if (document.at("/components/schemas/LocalDateTime") instanceof ObjectNode local) {
            // RFC 3339 demands an offset of a date-time; this is the hour that a clock in Paris shows.
            local.remove("format");
            local.put("pattern", "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$");
        }
    }

    private static void close(String at, ObjectNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", OPEN.contains(at));
        }
    }

    private static void anchor(ObjectNode schema) {
        // \\p{Cntrl} is Java's; the regular expressions of JSON Schema are ECMAScript's.
        String pattern = schema.path("pattern").asText().replace("\\p{Cntrl}", "\\x00-\\x1F\\x7F");
        if (!pattern.isEmpty()) {
            schema.put("pattern", pattern);
        }
        if (!pattern.isEmpty() && !pattern.startsWith("^") && !pattern.equals(SOMEWHERE)) {
            schema.put("pattern", pattern.startsWith(".*") ? pattern : "^(?:" + pattern + ")$");
        }
    }
}
