package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An example for every JSON body that has none: of a named schema once, under {@code components}, where all bodies refer to it. */
final class BodyExamples {

    private static final String SCHEMAS = "#/components/schemas/";

    private final ObjectNode document;
    private final ExampleMaker maker;

    BodyExamples(ObjectNode document, JsonNode samples) {
        this.document = document;
        this.maker = new ExampleMaker(document, samples);
    }

    void add() {
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                illustrate(operation.path("requestBody").path("content"));
                operation
                        .path("responses")
                        .properties()
                        .forEach(answer -> illustrate(answer.getValue().path("content")));
            }
        }
    }

    private void illustrate(JsonNode content) {
        content.properties().forEach(body -> {
            boolean json = body.getKey().startsWith("application/json");
            if (json && body.getValue() instanceof ObjectNode media && media.has("schema")) {
                if (!media.has("example") && !media.has("examples")) {
                    illustrate(media);
                }
            }
        });
    }

    private void illustrate(ObjectNode media) {
        String reference = media.get("schema").path("$ref").asText();
        if (!reference.startsWith(SCHEMAS)) {
            media.set("example", maker.of(media.get("schema")));
            return;
        }
        String name = reference.substring(SCHEMAS.length());
        ObjectNode examples = document.withObject("/components/examples");
        if (!examples.has(name)) {
            examples.putObject(name).set("value", maker.of(media.get("schema")));
        }
        media.putObject("examples").putObject("exemple").put("$ref", "#/components/examples/" + name);
    }
}
