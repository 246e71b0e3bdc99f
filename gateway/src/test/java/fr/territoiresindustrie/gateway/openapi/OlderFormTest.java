package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OlderFormTest {

    /** The Schema Object of OpenAPI 3.0.3, whole. */
    private static final Set<String> WORDS = Set.of(
            "title",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxProperties",
            "minProperties",
            "required",
            "enum",
            "type",
            "allOf",
            "oneOf",
            "anyOf",
            "not",
            "items",
            "properties",
            "additionalProperties",
            "description",
            "format",
            "default",
            "nullable",
            "discriminator",
            "readOnly",
            "writeOnly",
            "xml",
            "externalDocs",
            "example",
            "deprecated");

    private static final ObjectNode OLDER = OlderForm.of(Published.DOCUMENT);

    @Test
    void isReadAsOpenApi303WithoutAComplaint() {
        var read = new OpenAPIV3Parser().readContents(OLDER.toString());
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.0.3");
        assertThat(read.getOpenAPI().getPaths())
                .hasSize(Published.DOCUMENT.path("paths").size());
        assertThat(read.getOpenAPI().getComponents().getSchemas())
                .hasSize(Published.DOCUMENT.at("/components/schemas").size());
    }

    @Test
    void everySchemaSpeaksOnlyTheWordsOf303() {
        List<String> faults = new ArrayList<>();
        int[] schemas = {0};
        Schemas.each(OLDER, (at, schema) -> {
            schemas[0]++;
            schema.properties().forEach(word -> judge(at, schema, word, faults));
            if (schema.has("$ref") && schema.size() > 1) {
                faults.add(at + ": beside a reference " + schema);
            }
            if (schema.has("nullable") && !schema.has("type")) {
                faults.add(at + ": nullable-type-sibling");
            }
            if (schema.path("type").asText().equals("array") && !schema.has("items")) {
                faults.add(at + ": no items");
            }
        });
        assertThat(faults).isEmpty();
        assertThat(schemas[0]).isGreaterThan(2000);
    }

    private static void judge(String at, JsonNode schema, Map.Entry<String, JsonNode> word, List<String> faults) {
        String name = word.getKey();
        boolean known = WORDS.contains(name) || name.equals("$ref") || name.startsWith("x-");
        boolean wrongType = name.equals("type")
                && !Set.of("string", "number", "integer", "boolean", "array", "object")
                        .contains(word.getValue().asText());
        boolean wrongBound = name.startsWith("exclusive") && !word.getValue().isBoolean();
        if (!known || wrongType || wrongBound) {
            faults.add(at + ": " + name + " " + schema);
        }
    }

    @Test
    void saysTheSameOfEveryPathAndOperation() {
        assertThat(Published.operations(OLDER).stream().map(Object::toString))
                .containsExactlyElementsOf(Published.operations(Published.DOCUMENT).stream()
                        .map(Object::toString)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: [string, 'null']}                        | {type: string, nullable: true}
            {type: [string, integer]}                       | {anyOf: [{type: string}, {type: integer}]}
            {const: A}                                      | {enum: [A]}
            {type: integer, exclusiveMinimum: 3}            | {type: integer, minimum: 3, exclusiveMinimum: true}
            {type: string, examples: [a, b]}                | {type: string, example: a}
            {$ref: '#/x', type: string}                     | {$ref: '#/x'}
            {$ref: '#/x', description: d}                   | {description: d, allOf: [{$ref: '#/x'}]}
            {anyOf: [{$ref: '#/x'}, {type: 'null'}]}        | {type: object, allOf: [{$ref: '#/x'}], nullable: true}
            {anyOf: [{type: integer}, {type: 'null'}]}      | {type: integer, allOf: [{type: integer}], nullable: true}
            {type: 'null'}                                  | {type: string, nullable: true, enum: [null]}
            {anyOf: [{$ref: '#/x'}, {$ref: '#/y'}]}         | {anyOf: [{$ref: '#/x'}, {$ref: '#/y'}]}
            {type: object, unevaluatedProperties: false}    | {type: object}
            {type: array}                                   | {type: array, items: {}}
            {type: array, items: {const: 1}}                | {type: array, items: {enum: [1]}}
            """)
    void translates(String newer, String older) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode document =
                (ObjectNode) yaml.readTree("{openapi: 3.1.0, info: {}, components: {schemas: {S: " + newer + "}}}");
        assertThat(OlderForm.of(document).at("/components/schemas/S")).isEqualTo(yaml.readTree(older));
    }
}
