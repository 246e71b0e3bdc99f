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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a partner's tools demand of the published document as a whole; {@link OperationRulesTest} has the operations. Rules that Spectral ({@code spectral:oas}) or Redocly ({@code recommended})
 * have too bear their names.
 */
class ContractQualityTest {

    private static final ObjectNode DOCUMENT = Published.DOCUMENT;
    private static final List<Operation> OPERATIONS = Published.operations(DOCUMENT);

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

    @Test
    void infoContactAndLicenseAndTagsAreDescribed() {
        assertThat(DOCUMENT.at("/info/contact/url").asText()).isNotBlank();
        assertThat(DOCUMENT.at("/info/license/identifier").asText()).isEqualTo("Apache-2.0");
        assertThat(Published.says(DOCUMENT.at("/info/description"))).isTrue();
        assertThat(DOCUMENT.path("tags"))
                .hasSizeGreaterThan(30)
                .allSatisfy(tag -> assertThat(Published.says(tag.path("description")))
                        .as("tag-description: %s", tag.path("name"))
                        .isTrue());
        assertThat(Published.tags()).doesNotHaveDuplicates();
    }

    @Test
    void everySchemaIsClosedTypedAndComplete() {
        List<String> faults = new ArrayList<>();
        Schemas.each(DOCUMENT, (at, schema) -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                faults.add(at + " is open");
            }
            String other = DOCUMENT.at(schema.path("$ref").asText("#").substring(1))
                    .path("type")
                    .asText();
            if (schema.has("$ref")
                    && schema.has("type")
                    && !schema.path("type").asText().equals(other)) {
                faults.add(at + " is of one type beside its reference to another: both hold, in 3.1");
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
}
