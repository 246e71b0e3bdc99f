package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.territoiresindustrie.gateway.openapi.Published.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a partner's tools demand of the published document. Rules that Spectral ({@code spectral:oas}) or Redocly ({@code recommended})
 * have too bear their names.
 */
class ContractQualityTest {

    private static final ObjectNode DOCUMENT = Published.DOCUMENT;
    private static final List<Operation> OPERATIONS = Published.operations(DOCUMENT);
    private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]*)}");

    /** CONTRIBUTING.md says how Spectral and Redocly themselves read the file that is left here. */
    @BeforeAll
    static void leaveTheDocumentForOtherTools() throws IOException {
        Files.writeString(Path.of("target/openapi.json"), DOCUMENT.toPrettyString());
        Files.writeString(
                Path.of("target/openapi-3.0.json"), OlderForm.of(DOCUMENT).toPrettyString());
    }

    @Test
    void isReadAsOpenApi31WithoutAComplaint() {
        var read = new OpenAPIV3Parser().readContents(DOCUMENT.toString());
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths()).hasSize(DOCUMENT.path("paths").size());
    }

    @TestFactory
    Stream<DynamicTest> everyOperation() {
        return Stream.of(
                rule(
                        "operation-operationId",
                        o -> o.content().path("operationId").isTextual()),
                rule(
                        "operation-operationId-valid-in-url",
                        o -> o.content().path("operationId").asText().matches("[a-z][A-Za-z0-9]+")),
                rule("operation-summary", o -> says(o.content().path("summary"))),
                rule("operation-description", o -> says(o.content().path("description"))),
                rule("operation-singular-tag", o -> o.content().path("tags").size() == 1),
                rule(
                        "operation-tag-defined",
                        o -> names("/tags", "name")
                                .contains(o.content().at("/tags/0").asText())),
                rule("operation-success-response", o -> o.statuses().anyMatch(status -> status.startsWith("2"))),
                rule("operation-4xx-response", o -> o.statuses().anyMatch(status -> status.startsWith("4"))),
                rule("roles are stated", o -> o.content().path("x-roles").size() > 0),
                rule("security-defined", this::namesSchemesThatThereAre),
                rule("a public operation needs no token, any other does", this::opensOnlyWhatIsPublic),
                rule("every refusal is a problem", this::refusesWithProblems),
                rule("every refusal shows its codes", this::showsItsCodes),
                rule("every other success than 204 and a redirect has a body", this::answersWithABody),
                rule("every body has a schema", o -> o.bodies().allMatch(body -> body.has("schema"))),
                rule(
                        "every JSON body has an example",
                        o -> o.jsonBodies()
                                .allMatch(body -> body.has("example")
                                        || body.path("examples").size() > 0)),
                rule("path-parameters-defined", this::definesItsPathParameters),
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

    @Test
    void infoContactAndLicenseAndTagsAreDescribed() {
        assertThat(DOCUMENT.at("/info/contact/url").asText()).isNotBlank();
        assertThat(DOCUMENT.at("/info/license/identifier").asText()).isEqualTo("Apache-2.0");
        assertThat(says(DOCUMENT.at("/info/description"))).isTrue();
        assertThat(DOCUMENT.path("tags"))
                .hasSizeGreaterThan(30)
                .allSatisfy(tag -> assertThat(says(tag.path("description")))
                        .as("tag-description: %s", tag.path("name"))
                        .isTrue());
        assertThat(names("/tags", "name")).doesNotHaveDuplicates();
    }

    @Test
    void everySchemaIsClosedTypedAndComplete() {
        List<String> faults = new ArrayList<>();
        Schemas.each(DOCUMENT, (at, schema) -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                faults.add(at + " is open");
            }
            if (schema.path("type").asText().equals("array") && !schema.has("items")) {
                faults.add(at + " array-items");
            }
            schema.path("required").forEach(name -> {
                if (!schema.path("properties").has(name.asText())) {
                    faults.add(at + " no-required-schema-properties-undefined " + name);
                }
            });
            if (schema.has("enum")
                    && new HashSet<>(schema.path("enum").valueStream().toList()).size()
                            != schema.path("enum").size()) {
                faults.add(at + " duplicated-entry-in-enum");
            }
            if (schema.has("format") && !schema.has("type") && !schema.has("$ref")) {
                faults.add(at + " has a format and no type");
            }
        });
        assertThat(faults).isEmpty();
        List<String> open = new ArrayList<>();
        Schemas.each(DOCUMENT, (at, schema) -> {
            if (schema.has("properties") && schema.path("additionalProperties").asBoolean()) {
                open.add(at);
            }
        });
        assertThat(open).containsExactly("/components/schemas/Problem");
    }

    @Test
    void everyReferenceLeadsSomewhereAndNoComponentIsUnused() {
        Set<String> used = new TreeSet<>();
        Matcher references = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(DOCUMENT.toString());
        while (references.find()) {
            used.add(references.group(1));
        }
        assertThat(used)
                .allSatisfy(pointer -> assertThat(DOCUMENT.at(pointer).isMissingNode())
                        .as("no-unresolved-refs: %s", pointer)
                        .isFalse());
        Set<String> defined = new TreeSet<>();
        DOCUMENT.path("components").properties().stream()
                .filter(section -> !section.getKey().equals("securitySchemes"))
                .forEach(section -> section.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> defined.add("/components/" + section.getKey() + "/" + name)));
        defined.removeAll(used);
        assertThat(defined).as("no-unused-components").isEmpty();
    }

    /** Spectral: oas3-valid-media-example. An example that the schema refuses would be refused by the platform as well. */
    @Test
    void everyExampleFollowsItsSchema() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of("urn:contract", DOCUMENT.toString())));
        List<String> faults = new ArrayList<>();
        Set<String> judged = new HashSet<>();
        for (Operation operation : OPERATIONS) {
            operation.jsonBodies().filter(body -> judged.add(body.toString())).forEach(body -> {
                JsonNode example = body.has("example")
                        ? body.get("example")
                        : DOCUMENT.at(body.at("/examples/exemple/$ref").asText().substring(1) + "/value");
                String schema = body.get("schema").toString().replace("\"#/", "\"urn:contract#/");
                registry.getSchema(schema, InputFormat.JSON)
                        .validate(example.toString(), InputFormat.JSON)
                        .forEach(error -> faults.add(operation + ": " + error));
            });
        }
        assertThat(judged).hasSizeGreaterThan(150);
        assertThat(faults).isEmpty();
    }

    private DynamicTest rule(String name, Predicate<Operation> kept) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(OPERATIONS.stream().filter(kept.negate()))
                        .as(name)
                        .isEmpty());
    }

    private static boolean says(JsonNode text) {
        return !text.asText().isBlank();
    }

    private static List<String> names(String array, String member) {
        return DOCUMENT.at(array)
                .valueStream()
                .map(item -> item.path(member).asText())
                .toList();
    }

    private boolean namesSchemesThatThereAre(Operation operation) {
        JsonNode security = operation.content().path("security");
        return security.size() > 0
                && security.valueStream()
                        .flatMap(JsonNode::propertyStream)
                        .allMatch(need ->
                                DOCUMENT.at("/components/securitySchemes").has(need.getKey()));
    }

    private boolean opensOnlyWhatIsPublic(Operation operation) {
        boolean open = operation.content().path("security").valueStream().anyMatch(JsonNode::isEmpty);
        return open == operation.content().at("/x-roles/0").asText().equals("public");
    }

    private boolean refusesWithProblems(Operation operation) {
        return operation
                .content()
                .path("responses")
                .propertyStream()
                .filter(answer ->
                        answer.getKey().startsWith("4") || answer.getKey().startsWith("5"))
                .map(answer -> resolved(answer.getValue()))
                .allMatch(answer -> answer.path("content")
                        .path("application/problem+json")
                        .at("/schema/$ref")
                        .asText()
                        .endsWith("/Problem"));
    }

    /** Under each status the examples bear it, and together they are the operation's list. */
    private boolean showsItsCodes(Operation operation) {
        Set<String> shown = new TreeSet<>();
        boolean fit = operation
                .content()
                .path("responses")
                .propertyStream()
                .filter(answer ->
                        answer.getKey().startsWith("4") || answer.getKey().startsWith("5"))
                .allMatch(answer -> {
                    JsonNode examples = resolved(answer.getValue()).at("/content/application~1problem+json/examples");
                    examples.fieldNames().forEachRemaining(shown::add);
                    return examples.size() > 0
                            && examples.valueStream()
                                    .map(example -> resolved(example).path("value"))
                                    .allMatch(value ->
                                            value.path("status").asText().equals(answer.getKey()));
                });
        Set<String> listed = new TreeSet<>();
        operation.content().path("x-problem-codes").forEach(code -> listed.add(code.asText()));
        return fit && shown.equals(listed);
    }

    private boolean answersWithABody(Operation operation) {
        return operation
                .content()
                .path("responses")
                .propertyStream()
                .filter(answer ->
                        answer.getKey().startsWith("2") && !answer.getKey().equals("204"))
                .allMatch(answer -> resolved(answer.getValue()).path("content").size() > 0);
    }

    private boolean definesItsPathParameters(Operation operation) {
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

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }
}
