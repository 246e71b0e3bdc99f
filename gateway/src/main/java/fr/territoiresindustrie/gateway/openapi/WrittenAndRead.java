package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What callers write and read again in one schema, such as the parts of a project sheet, is shown as it was stored: a field that was left
 * out comes back as {@code null}. The annotations do not say so; here every optional field of such a schema may be {@code null}.
 */
final class WrittenAndRead {

    private static final String SCHEMAS = "#/components/schemas/";

    private WrittenAndRead() {}

    static void apply(ObjectNode document) {
        Set<String> both = reachable(document, List.of("requestBody"));
        both.retainAll(reachable(document, List.of("responses")));
        for (String name : both) {
            JsonNode schema = document.at("/components/schemas/" + name);
            Set<String> required = new HashSet<>();
            schema.path("required").forEach(field -> required.add(field.asText()));
            if (schema.get("properties") instanceof ObjectNode fields) {
                for (String field : fields.propertyStream().map(f -> f.getKey()).toList()) {
                    if (!required.contains(field) && fields.get(field) instanceof ObjectNode value) {
                        fields.set(field, orNull(value));
                    }
                }
            }
        }
    }

    private static Set<String> reachable(ObjectNode document, List<String> from) {
        Deque<String> open = new ArrayDeque<>();
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                from.forEach(member ->
                        operation.path(member).findValuesAsText("$ref").forEach(open::push));
            }
        }
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String reference = open.pop();
            if (reference.startsWith(SCHEMAS) && seen.add(reference.substring(SCHEMAS.length()))) {
                document.at(reference.substring(1)).findValuesAsText("$ref").forEach(open::push);
            }
        }
        return seen;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.has("anyOf") || !(schema.has("$ref") || schema.path("type").isTextual())) {
            return schema;
        }
        if (schema.has("$ref") || schema.has("enum")) {
            ObjectNode either = schema.objectNode();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        String type = schema.path("type").asText();
        ArrayNode types = schema.putArray("type");
        types.add(type).add("null");
        return schema;
    }
}
