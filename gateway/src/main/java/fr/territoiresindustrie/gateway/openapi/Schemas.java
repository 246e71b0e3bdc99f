package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Every schema of a document, inner ones first. A walk by structure: a property may itself be called {@code schema}, {@code example} or
 * {@code properties}.
 */
final class Schemas {

    private static final List<String> OF_ONE = List.of("items", "additionalProperties", "not", "unevaluatedProperties");
    private static final List<String> OF_MANY = List.of("anyOf", "oneOf", "allOf", "prefixItems");
    private static final List<String> NAMED = List.of("properties", "patternProperties", "$defs");

    private Schemas() {}

    /** Calls with each schema and the pointer to it. */
    static void each(ObjectNode document, BiConsumer<String, ObjectNode> visitor) {
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> visit("/components/schemas/" + schema.getKey(), schema.getValue(), visitor));
        find("/paths", document.path("paths"), visitor);
        for (String section : List.of("parameters", "headers", "responses", "requestBodies")) {
            find("/components/" + section, document.at("/components/" + section), visitor);
        }
    }

    private static void find(String at, JsonNode node, BiConsumer<String, ObjectNode> visitor) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                find(at + "/" + i, array.get(i), visitor);
            }
            return;
        }
        node.properties().forEach(member -> {
            String here = at + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            if (member.getKey().equals("schema")) {
                visit(here, member.getValue(), visitor);
            } else if (!member.getKey().equals("example") && !member.getKey().equals("examples")) {
                find(here, member.getValue(), visitor);
            }
        });
    }

    private static void visit(String at, JsonNode node, BiConsumer<String, ObjectNode> visitor) {
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        OF_ONE.forEach(word -> visit(at + "/" + word, schema.path(word), visitor));
        OF_MANY.forEach(word -> {
            for (int i = 0; i < schema.path(word).size(); i++) {
                visit(at + "/" + word + "/" + i, schema.path(word).get(i), visitor);
            }
        });
        NAMED.forEach(word -> schema.path(word)
                .properties()
                .forEach(inner -> visit(at + "/" + word + "/" + inner.getKey(), inner.getValue(), visitor)));
        visitor.accept(at, schema);
    }
}
