package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a value that a schema allows. Texts come from a table of samples: by pattern, then by the field's name, then by format. */
final class ExampleMaker {

    /** Beyond this depth only what is required is shown. */
    private static final int WHOLE = 3;

    /** A tree of itself ends here. */
    private static final int DEEPEST = 9;

    private static final Map<String, String> FORMATS = Map.of(
            "uuid", "019a2f3c-7d10-7e3b-9c55-3f6a1d2b4c5e",
            "date", "2026-03-02",
            "date-time", "2026-03-02T09:30:00Z",
            "uri", "https://exemple.fr/page",
            "binary", "…");

    /** A pattern that lists words. */
    private static final Pattern CHOICE = Pattern.compile("\\^\\((?:\\?:)?(\\w+)(?:\\|\\w+)*\\)\\$");

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final ObjectNode document;
    private final JsonNode samples;

    ExampleMaker(ObjectNode document, JsonNode samples) {
        this.document = document;
        this.samples = samples;
    }

    JsonNode of(JsonNode schema) {
        return of(schema, "", 0);
    }

    private JsonNode of(JsonNode schema, String name, int depth) {
        if (schema.has("$ref")) {
            return of(document.at(schema.get("$ref").asText().substring(1)), name, depth);
        }
        for (String choice : List.of("const", "example", "default")) {
            if (schema.has(choice)) {
                return schema.get(choice);
            }
        }
        for (String choices : List.of("examples", "enum")) {
            if (schema.path(choices).size() > 0) {
                return schema.get(choices).get(0);
            }
        }
        for (String choices : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.path(choices).size() > 0) {
                return of(schema.get(choices).get(0), name, depth);
            }
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "integer" -> nodes.numberNode(least(schema));
            case "number" -> nodes.numberNode(least(schema));
            case "boolean" -> nodes.booleanNode(true);
            case "array" -> array(schema, name, depth);
            case "string" -> nodes.textNode(text(schema, name));
            default -> object(schema, depth);
        };
    }

    private long least(JsonNode schema) {
        long above =
                schema.has("exclusiveMinimum") ? schema.get("exclusiveMinimum").asLong() + 1 : 1;
        long least = Math.max(above, schema.path("minimum").asLong(1));
        return Math.min(least, schema.path("maximum").asLong(Long.MAX_VALUE));
    }

    private ArrayNode array(JsonNode schema, String name, int depth) {
        ArrayNode array = nodes.arrayNode();
        int size = schema.path("minItems").asInt(depth < DEEPEST ? 1 : 0);
        for (int i = 0; i < size; i++) {
            array.add(of(schema.path("items"), name, depth + 1));
        }
        return array;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = nodes.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        schema.path("properties").properties().forEach(property -> {
            if (depth < WHOLE || required.contains(property.getKey())) {
                object.set(property.getKey(), of(property.getValue(), property.getKey(), depth + 1));
            }
        });
        return object;
    }

    private String text(JsonNode schema, String name) {
        String pattern = schema.path("pattern").asText();
        if (samples.path("patterns").has(pattern)) {
            return samples.path("patterns").get(pattern).asText();
        }
        Matcher words = CHOICE.matcher(pattern);
        if (words.matches()) {
            return words.group(1);
        }
        String format = schema.path("format").asText();
        if (FORMATS.containsKey(format)) {
            return FORMATS.get(format);
        }
        String text = samples.path("names").path(name).asText("Texte");
        int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
