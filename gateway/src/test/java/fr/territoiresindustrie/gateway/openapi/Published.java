package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The document as it is published, made once. */
final class Published {

    static final ObjectNode DOCUMENT = new Contract(
                    "https://api.example.test", "https://identity.example.test/realms/territoires-industrie", "1")
            .document();

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private Published() {}

    record Operation(String path, String method, JsonNode content) {

        Stream<String> statuses() {
            return content.path("responses").propertyStream().map(answer -> answer.getKey());
        }

        Stream<JsonNode> parameters() {
            return content.path("parameters").valueStream();
        }

        Stream<JsonNode> bodies() {
            return Stream.concat(
                    content.at("/requestBody/content").valueStream(),
                    content.path("responses")
                            .valueStream()
                            .flatMap(answer -> answer.path("content").valueStream()));
        }

        Stream<JsonNode> jsonBodies() {
            return Stream.concat(
                            Stream.of(content.path("requestBody")),
                            content.path("responses").valueStream())
                    .map(body -> body.path("content").path("application/json"))
                    .filter(body -> !body.isMissingNode());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Operation> operations(JsonNode document) {
        List<Operation> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(
                                member -> found.add(new Operation(path.getKey(), member.getKey(), member.getValue()))));
        return found;
    }

    /** What stands where a reference leads, or the node itself. */
    static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }

    static List<String> tags() {
        return DOCUMENT.path("tags")
                .valueStream()
                .map(tag -> tag.path("name").asText())
                .toList();
    }

    static boolean says(JsonNode text) {
        return !text.asText().isBlank();
    }
}
