package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.territoiresindustrie.gateway.openapi.Published.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a partner's tools demand of each operation of the published document. Rules that Spectral ({@code spectral:oas}) or Redocly
 * ({@code recommended}) have too bear their names.
 */
class OperationRulesTest {

    private static final ObjectNode DOCUMENT = Published.DOCUMENT;
    private static final List<Operation> OPERATIONS = Published.operations(DOCUMENT);
    private static final List<String> TAGS = Published.tags();
    private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]*)}");

    @TestFactory
    Stream<DynamicTest> everyOperation() {
        return Stream.of(
                rule(
                        "operation-operationId",
                        o -> o.content().path("operationId").isTextual()),
                rule(
                        "operation-operationId-valid-in-url",
                        o -> o.content().path("operationId").asText().matches("[a-z][A-Za-z0-9]+")),
                rule("operation-summary", o -> Published.says(o.content().path("summary"))),
                rule("operation-description", o -> Published.says(o.content().path("description"))),
                rule("operation-singular-tag", o -> o.content().path("tags").size() == 1),
                rule(
                        "operation-tag-defined",
                        o -> TAGS.contains(o.content().at("/tags/0").asText())),
                rule("operation-success-response", o -> o.statuses().anyMatch(status -> status.startsWith("2"))),
                rule("operation-4xx-response", o -> o.statuses().anyMatch(status -> status.startsWith("4"))),
                rule("roles are stated", o -> o.content().path("x-roles").size() > 0),
                rule("security-defined", OperationRulesTest::namesSchemesThatThereAre),
                rule("a public operation needs no token, any other does", OperationRulesTest::opensOnlyWhatIsPublic),
                rule("every refusal is a problem", OperationRulesTest::refusesWithProblems),
                rule("every refusal shows its codes", OperationRulesTest::showsItsCodes),
                rule("every other success than 204 and a redirect has a body", OperationRulesTest::answersWithABody),
                rule("every body has a schema", o -> o.bodies().allMatch(body -> body.has("schema"))),
                rule(
                        "every JSON body has an example",
                        o -> o.jsonBodies()
                                .allMatch(body -> body.has("example")
                                        || body.path("examples").size() > 0)),
                rule("path-parameters-defined", OperationRulesTest::definesItsPathParameters),
                rule(
                        "operation-parameters-unique",
                        o -> o.parameters()
                                        .map(p -> p.path("in").asText()
                                                + p.path("name").asText())
                                        .distinct()
                                        .count()
                                == o.parameters().count()),
                rule("no-http-verbs-in-paths", o -> !o.path().matches(".*/(get|post|put|delete|patch)(/.*)?")),
                rule("path-keys-no-trailing-slash", o -> !o.path().endsWith("/")),
                rule("path-not-include-query", o -> !o.path().contains("?")),
                rule("path-declarations-must-exist", o -> !o.path().contains("{}")),
                rule(
                        "typed-enum and parameters have a schema",
                        o -> o.parameters().allMatch(p -> p.has("schema"))));
    }

    @Test
    void operationIdsAreUnique() {
        List<String> ids = OPERATIONS.stream()
                .map(o -> o.content().path("operationId").asText())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }

    @Test
    void noIdenticalPaths() {
        List<String> shapes = DOCUMENT.path("paths")
                .propertyStream()
                .map(path -> IN_BRACES.matcher(path.getKey()).replaceAll("{}"))
                .toList();
        assertThat(shapes).doesNotHaveDuplicates();
    }

    private static DynamicTest rule(String name, Predicate<Operation> kept) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(OPERATIONS.stream().filter(kept.negate()))
                        .as(name)
                        .isEmpty());
    }

    private static boolean namesSchemesThatThereAre(Operation operation) {
        JsonNode security = operation.content().path("security");
        return security.size() > 0
                && security.valueStream()
                        .flatMap(JsonNode::propertyStream)
                        .allMatch(need ->
                                DOCUMENT.at("/components/securitySchemes").has(need.getKey()));
    }

    private static boolean opensOnlyWhatIsPublic(Operation operation) {
        boolean open = operation.content().path("security").valueStream().anyMatch(JsonNode::isEmpty);
        return open == operation.content().at("/x-roles/0").asText().equals("public");
    }

    private static Stream<Map.Entry<String, JsonNode>> refusals(Operation operation) {
        return operation
                .content()
                .path("responses")
                .propertyStream()
                .filter(answer ->
                        answer.getKey().startsWith("4") || answer.getKey().startsWith("5"));
    }

    private static boolean refusesWithProblems(Operation operation) {
        return refusals(operation)
                .map(answer -> Published.resolved(answer.getValue()))
                .allMatch(answer -> answer.path("content")
                        .path("application/problem+json")
                        .at("/schema/$ref")
                        .asText()
                        .endsWith("/Problem"));
    }

    /** Under each status the examples bear it, and together they are the operation's list. */
    private static boolean showsItsCodes(Operation operation) {
        Set<String> shown = new TreeSet<>();
        boolean fit = refusals(operation).allMatch(answer -> {
            JsonNode examples = Published.resolved(answer.getValue()).at("/content/application~1problem+json/examples");
            examples.fieldNames().forEachRemaining(shown::add);
            return examples.size() > 0
                    && examples.valueStream()
                            .map(example -> Published.resolved(example).path("value"))
                            .allMatch(value -> value.path("status").asText().equals(answer.getKey()));
        });
        Set<String> listed = new TreeSet<>();
        operation.content().path("x-problem-codes").forEach(code -> listed.add(code.asText()));
        return fit && shown.equals(listed);
    }

    private static boolean answersWithABody(Operation operation) {
        return operation
                .content()
                .path("responses")
                .propertyStream()
                .filter(answer ->
                        answer.getKey().startsWith("2") && !answer.getKey().equals("204"))
                .allMatch(answer ->
                        Published.resolved(answer.getValue()).path("content").size() > 0);
    }

    private static boolean definesItsPathParameters(Operation operation) {
        Set<String> inPath = new TreeSet<>();
        IN_BRACES.matcher(operation.path()).results().forEach(found -> inPath.add(found.group(1)));
        Set<String> defined = new TreeSet<>();
        operation
                .parameters()
                .filter(p -> p.path("in").asText().equals("path"))
                .filter(p -> p.path("required").asBoolean())
                .forEach(p -> defined.add(p.path("name").asText()));
        return inPath.equals(defined);
    }
}
