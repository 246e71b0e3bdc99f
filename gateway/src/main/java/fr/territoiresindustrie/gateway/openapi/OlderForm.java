package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The document in OpenAPI 3.0.3, for tools that read nothing newer. What 3.0 cannot say is said more loosely, never otherwise: whatever
 * the document allows, this form allows too.
 */
final class OlderForm {

    private static final String NULL = "null";
    private static final String NULLABLE = "nullable";

    /** Words of JSON Schema 2020-12 that 3.0 does not know; without them more is allowed. */
    private static final List<String> UNKNOWN = List.of(
            "$schema",
            "$id",
            "$defs",
            "$comment",
            "patternProperties",
            "propertyNames",
            "unevaluatedProperties",
            "unevaluatedItems",
            "prefixItems",
            "contains",
            "minContains",
            "maxContains",
            "if",
            "then",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "contentEncoding",
            "contentMediaType",
            "contentSchema");

    private OlderForm() {}

    static ObjectNode of(ObjectNode document) {
        ObjectNode older = document.deepCopy();
        older.put("openapi", "3.0.3");
        older.remove(List.of("jsonSchemaDialect", "webhooks"));
        if (older.at("/info/license") instanceof ObjectNode license && license.has("identifier")) {
            license.put(
                    "url",
                    "https://spdx.org/licenses/" + license.remove("identifier").asText() + ".html");
        }
        ((ObjectNode) older.path("info")).remove("summary");
        ((ObjectNode) older.path("components")).remove("pathItems");
        Schemas.each(older, (at, schema) -> translate(schema, older));
        return older;
    }

    /** Inner schemas have been translated before. */
    private static void translate(ObjectNode schema, ObjectNode document) {
        // A tuple's items, or a map by pattern: what is left of the closing words would refuse what was allowed.
        if (schema.has("patternProperties")) {
            schema.remove("additionalProperties");
        }
        schema.remove(UNKNOWN);
        constant(schema);
        examples(schema);
        bound(schema, "minimum", "exclusiveMinimum");
        bound(schema, "maximum", "exclusiveMaximum");
        types(schema);
        alternatives(schema, "anyOf", document);
        alternatives(schema, "oneOf", document);
        reference(schema);
        if (schema.path("type").asText().equals("array") && !schema.has("items")) {
            schema.putObject("items");
        }
    }

    private static void constant(ObjectNode schema) {
        JsonNode value = schema.remove("const");
        if (value != null) {
            schema.putArray("enum").add(value);
        }
    }

    private static void examples(ObjectNode schema) {
        JsonNode examples = schema.remove("examples");
        if (examples != null && !examples.isEmpty() && !schema.has("example")) {
            schema.set("example", examples.get(0));
        }
    }

    private static void bound(ObjectNode schema, String inclusive, String exclusive) {
        if (schema.path(exclusive).isNumber()) {
            schema.set(inclusive, schema.get(exclusive));
            schema.put(exclusive, true);
        }
    }

    private static void types(ObjectNode schema) {
        if (schema.path("type").asText().equals(NULL)) {
            schema.put("type", "string").put(NULLABLE, true).putArray("enum").addNull();
            return;
        }
        if (!(schema.get("type") instanceof ArrayNode types)) {
            return;
        }
        List<String> real = types.valueStream()
                .map(JsonNode::asText)
                .filter(type -> !type.equals(NULL))
                .toList();
        boolean nullable = real.size() < types.size();
        schema.remove("type");
        if (real.size() == 1) {
            schema.put("type", real.getFirst());
        } else if (!schema.has("anyOf")) {
            ArrayNode each = schema.putArray("anyOf");
            real.forEach(type -> {
                ObjectNode one = each.addObject().put("type", type);
                if (nullable) {
                    one.put(NULLABLE, true);
                }
                if (type.equals("array")) {
                    one.set("items", schema.has("items") ? schema.get("items") : schema.objectNode());
                }
            });
            schema.remove("items");
            return;
        }
        if (nullable) {
            schema.put(NULLABLE, true);
        }
    }

    /** {@code anyOf: [X, null]} is X, nullable; 3.0 wants the type beside that word. */
    private static void alternatives(ObjectNode schema, String word, ObjectNode document) {
        if (!(schema.get(word) instanceof ArrayNode choices)
                || choices.size() != 2
                || choices.valueStream().noneMatch(OlderForm::isNull)) {
            return;
        }
        choices.removeIf(OlderForm::isNull);
        JsonNode only = choices.get(0);
        JsonNode meant =
                only.has("$ref") ? document.at(only.get("$ref").asText().substring(1)) : only;
        schema.remove(word);
        schema.put("type", meant.path("type").asText("object"))
                .put(NULLABLE, true)
                .putArray("allOf")
                .add(only);
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path(NULLABLE).asBoolean()
                && schema.path("enum").size() == 1
                && schema.path("enum").get(0).isNull();
    }

    /** Beside a reference 3.0 reads nothing; what stands there moves around it, but for a type, which the schema referred to has itself. */
    private static void reference(ObjectNode schema) {
        if (!schema.has("$ref") || schema.size() == 1) {
            return;
        }
        JsonNode reference = schema.remove("$ref");
        schema.remove(List.of("type", "format"));
        if (schema.isEmpty()) {
            schema.set("$ref", reference);
        } else {
            schema.withArray("allOf").addObject().set("$ref", reference);
        }
    }
}
