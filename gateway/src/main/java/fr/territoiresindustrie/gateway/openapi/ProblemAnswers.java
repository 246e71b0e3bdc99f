package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.territoiresindustrie.gateway.problem.EdgeProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every code that an operation may refuse with, as an example of the answer with its status. The services' codes come from a list that
 * a test makes of their code; those of any operation, and the gateway's own, follow from what the operation takes.
 */
final class ProblemAnswers {

    private static final String PROBLEM = "application/problem+json";
    private static final String EXAMPLES = "/components/examples/";

    /** Whatever is asked. */
    private static final List<String> ALWAYS = List.of(
            "MALFORMED_REQUEST",
            "UNAUTHENTICATED",
            "CLIENT_SUSPENDED",
            "NOT_ACCEPTABLE",
            "REQUEST_TARGET_TOO_LONG",
            "TOO_MANY_REQUESTS",
            "REQUEST_HEAD_TOO_LARGE",
            "INTERNAL_ERROR",
            "SERVICE_UNAVAILABLE");

    private static final List<String> WITH_BODY = List.of(
            "DUPLICATE_FIELD",
            "BODY_TIMEOUT",
            "BODY_TOO_LARGE",
            "UNSUPPORTED_MEDIA_TYPE",
            "INVALID_FIELDS",
            "UNKNOWN_FIELD");

    /** Of a status that the operation declares for a reason which its code does not show, such as a constraint of the database. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "403",
            "FORBIDDEN",
            "404",
            "NOT_FOUND",
            "413",
            "BODY_TOO_LARGE",
            "415",
            "UNSUPPORTED_MEDIA_TYPE",
            "422",
            "INVALID_FIELDS");

    /** What two writers at once may meet, whatever the code has checked before. */
    private static final Map<String, String> BY_THE_DATABASE = Map.of("409", "CONFLICT", "412", "STALE_VERSION");

    private final ObjectNode document;
    private final JsonNode operations;
    private final Map<String, Code> codes = new TreeMap<>();

    private record Code(String status, String french) {}

    /** @param list {@code contracts/problem-codes.json} */
    ProblemAnswers(ObjectNode document, JsonNode list) {
        this.document = document;
        this.operations = list.path("operations");
        list.path("codes")
                .properties()
                .forEach(code -> codes.put(
                        code.getKey(),
                        new Code(
                                code.getValue().path("status").asText(),
                                code.getValue().path("fr").asText())));
        for (EdgeProblem problem : EdgeProblem.values()) {
            codes.put(problem.name(), new Code(Integer.toString(problem.status()), problem.title(false)));
        }
    }

    void add() {
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                if (operation instanceof ObjectNode object && object.get("responses") instanceof ObjectNode answers) {
                    declare(object, answers);
                }
            }
        }
    }

    private void declare(ObjectNode operation, ObjectNode answers) {
        TreeSet<String> possible = new TreeSet<>(ALWAYS);
        operations.path(operation.path("operationId").asText()).forEach(code -> possible.add(code.asText()));
        if (operation.has("requestBody")) {
            possible.addAll(WITH_BODY);
        }
        if (operation.path("parameters").size() > 0) {
            possible.add("INVALID_FIELDS");
        }
        if (!operation.at("/x-roles/0").asText().equals("public")) {
            possible.add("FORBIDDEN");
        }
        BY_THE_DATABASE.forEach((status, code) -> {
            if (answers.has(status)) {
                possible.add(code);
            }
        });
        List<String> shown = possible.stream().map(code -> code(code).status()).toList();
        OTHERWISE.forEach((status, code) -> {
            if (answers.has(status) && !shown.contains(status)) {
                possible.add(code);
            }
        });
        ArrayNode all = operation.putArray("x-problem-codes");
        possible.forEach(code -> {
            all.add(code);
            show(answers, code);
        });
    }

    private void show(ObjectNode answers, String name) {
        Code code = code(name);
        ObjectNode examples = document.withObject("/components/examples");
        if (!examples.has(name)) {
            examples.set(name, example(name, code));
        }
        if (!answers.has(code.status())) {
            answers.putObject(code.status())
                    .put("description", code.french() + ".")
                    .putObject("content")
                    .putObject(PROBLEM)
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Problem");
        }
        JsonNode answer = answers.get(code.status());
        JsonNode meant =
                answer.has("$ref") ? document.at(answer.get("$ref").asText().substring(1)) : answer;
        if (meant.path("content").get(PROBLEM) instanceof ObjectNode media) {
            ObjectNode named = media.get("examples") instanceof ObjectNode known ? known : media.putObject("examples");
            named.putObject(name).put("$ref", "#" + EXAMPLES + name);
        }
    }

    private Code code(String name) {
        return Objects.requireNonNull(codes.get(name), name);
    }

    private ObjectNode example(String name, Code code) {
        ObjectNode example = document.objectNode().put("summary", code.french());
        example.putObject("value")
                .put("type", "urn:territoires-industrie:problem:" + name)
                .put("title", code.french())
                .put("status", Integer.parseInt(code.status()))
                .put("detail", code.french() + ".")
                .put("instance", "/v1/…")
                .put("code", name)
                .put("traceId", "0af7651916cd43dd8448eb211c80319c");
        return example;
    }
}
