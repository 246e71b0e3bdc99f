package fr.territoiresindustrie.journey;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Compares every answer with the document that the gateway publishes: the status is one of the operation's, the media type too, and the
 * body follows its schema. Requests are not judged: wrong ones are sent on purpose.
 */
final class AnswersFollowContract implements Filter {

    private static final String PROBLEM = "application/problem+json";

    private final JsonNode document;
    private final SchemaRegistry schemas;
    private final List<Template> templates;

    private record Template(String path, Pattern pattern) {

        static Template of(String path) {
            return new Template(path, Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+")));
        }

        /** A literal segment goes before a parameter, as in the services. */
        long parameters() {
            return path.chars().filter(c -> c == '{').count();
        }
    }

    AnswersFollowContract(String document) {
        this.document = new ObjectMapper().readTree(document);
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of("urn:contract", document)));
        this.templates = this.document.path("paths").propertyNames().stream()
                .map(Template::of)
                .sorted(Comparator.comparingLong(Template::parameters))
                .toList();
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        List<String> faults =
                faults(request.getMethod(), URI.create(request.getURI()).getPath(), answer);
        if (!faults.isEmpty()) {
            throw new AssertionError(request.getMethod() + " " + request.getURI() + " answered " + answer.statusCode()
                    + " against its contract: " + faults + "\n" + answer.asString());
        }
        return answer;
    }

    private List<String> faults(String method, String path, Response answer) {
        int status = answer.statusCode();
        if (status == 304) {
            return List.of();
        }
        JsonNode operation = operation(method, path);
        String type = mediaType(answer);
        if (operation.isMissingNode()) {
            if (!path.startsWith("/v1/")) {
                return List.of(); // the gateway's own pages
            }
            return status >= 400 ? body(problem(), type, PROBLEM, answer) : List.of("there is no such operation");
        }
        JsonNode declared = resolved(operation.path("responses").path(Integer.toString(status)));
        if (declared.isMissingNode()) {
            return List.of("the status is not declared");
        }
        if (!declared.has("content")) {
            return answer.asByteArray().length == 0 ? List.of() : List.of("a body is not declared");
        }
        JsonNode content = declared.path("content").path(type);
        if (content.isMissingNode()) {
            return List.of("the media type " + type + " is not declared");
        }
        List<String> faults = body(content.path("schema"), type, type, answer);
        return faults.isEmpty() && type.equals(PROBLEM) ? code(operation, answer) : faults;
    }

    private List<String> code(JsonNode operation, Response answer) {
        String code = answer.path("code");
        return operation
                        .path("x-problem-codes")
                        .valueStream()
                        .anyMatch(known -> known.asString().equals(code))
                ? List.of()
                : List.of("the code " + code + " is not declared");
    }

    private List<String> body(JsonNode schema, String type, String expected, Response answer) {
        if (!type.equals(expected)) {
            return List.of("the media type is " + type);
        }
        if (!type.equals("application/json") && !type.endsWith("+json")) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        schemas.getSchema(schema.toString().replace("\"#/", "\"urn:contract#/"), InputFormat.JSON)
                .validate(answer.asString(), InputFormat.JSON)
                .forEach(error -> faults.add(error.toString()));
        return faults;
    }

    private JsonNode problem() {
        return new ObjectMapper().readTree("{\"$ref\": \"#/components/schemas/Problem\"}");
    }

    private JsonNode operation(String method, String path) {
        for (Template template : templates) {
            JsonNode operation = document.path("paths").path(template.path()).path(method.toLowerCase(Locale.ROOT));
            if (!operation.isMissingNode() && template.pattern().matcher(path).matches()) {
                return operation;
            }
        }
        return document.path("no operation");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static String mediaType(Response answer) {
        String type = answer.contentType();
        return type == null ? "" : type.split(";", 2)[0].strip();
    }
}
