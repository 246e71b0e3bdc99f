package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the gateway adds to every operation: the headers that tell a caller's limits, and the refusal beyond them. No service knows of it. */
final class LimitAnswers {

    private static final String REFUSED = "429";
    private static final String POLICY = "RateLimit-Policy";
    private static final String LIMIT = "RateLimit";

    private LimitAnswers() {}

    static void add(ObjectNode document) {
        ObjectNode headers = document.withObject("/components/headers");
        header(
                headers,
                POLICY,
                "\"read\";q=6000;w=60",
                "La limite : q requêtes en w secondes, pour cette classe d'opération.");
        header(headers, LIMIT, "\"read\";r=5874;t=42", "Ce qui en reste : r requêtes, pendant t secondes.");
        ObjectNode refusal = document.withObject("/components/responses")
                .putObject("TooManyRequests")
                .put("description", "Limite atteinte (TOO_MANY_REQUESTS), pour la classe d'opération que dit policy.");
        ObjectNode refusalHeaders = refusal.putObject("headers");
        refusalHeaders
                .putObject("Retry-After")
                .put("description", "Secondes à attendre.")
                .putObject("schema")
                .put("type", "integer");
        refer(refusalHeaders);
        refusal.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                if (operation.get("responses") instanceof ObjectNode answers) {
                    answers.properties().forEach(answer -> tell(answer.getKey(), answer.getValue()));
                    answers.putObject(REFUSED).put("$ref", "#/components/responses/TooManyRequests");
                }
            }
        }
    }

    private static void header(ObjectNode headers, String name, String example, String description) {
        headers.putObject(name)
                .put("description", description)
                .put("example", example)
                .putObject("schema")
                .put("type", "string");
    }

    /** Where it went well; on refusals the headers are the same, and their descriptions are long enough. */
    private static void tell(String status, JsonNode answer) {
        if (status.startsWith("2") && answer instanceof ObjectNode good) {
            refer(good.withObject("/headers"));
        }
    }

    private static void refer(ObjectNode headers) {
        headers.putObject(POLICY).put("$ref", "#/components/headers/" + POLICY);
        headers.putObject(LIMIT).put("$ref", "#/components/headers/" + LIMIT);
    }
}
