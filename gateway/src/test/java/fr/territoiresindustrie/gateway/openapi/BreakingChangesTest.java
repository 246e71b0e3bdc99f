package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Within {@code /v1} nothing that was released breaks. {@code -Dcontracts.release} makes the present contract the released one. */
class BreakingChangesTest {

    private static final Path RELEASED = RepositoryFiles.root().resolve("contracts/released/openapi.json");
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = """
            paths:
              /v1/things:
                get:
                  operationId: listThings
                  x-roles: [public]
                  security: [{oidc: []}, {}]
                  parameters:
                  - {name: state, in: query, schema: {type: string, enum: [NEW, OLD]}}
                  - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 200}}
                  responses:
                    '200':
                      headers: {ETag: {schema: {type: string}}}
                      content:
                        application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}
                        text/csv: {schema: {type: string}}
                    '404': {content: {application/problem+json: {schema: {type: object}}}}
                post:
                  operationId: createThing
                  x-roles: [region, territory]
                  security: [{oidc: []}]
                  requestBody:
                    content: {application/json: {schema: {$ref: '#/components/schemas/NewThing'}}}
                  responses: {'201': {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
              /v1/things/{id}:
                get:
                  operationId: getThing
                  deprecated: true
                  x-sunset: '2027-06-30'
                  responses: {'204': {description: gone}}
            components:
              schemas:
                Thing:
                  type: object
                  required: [id, state]
                  properties:
                    id: {type: string, format: uuid}
                    state: {type: string, enum: [NEW, OLD]}
                    note: {type: string}
                    count: {type: integer}
                NewThing:
                  type: object
                  additionalProperties: false
                  required: [title]
                  properties:
                    title: {type: string, minLength: 1, maxLength: 200}
                    kind: {type: string, enum: [A, B]}
                    note: {type: [string, 'null']}
                    code: {type: string}
                    tags: {type: array, maxItems: 5, items: {type: string}}
            """;

    @Test
    void thePresentContractBreaksNobodyOfTheReleasedOne() throws IOException {
        if (System.getProperty("contracts.release") != null) {
            Files.createDirectories(RELEASED.getParent());
            Files.writeString(
                    RELEASED,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bare(Published.DOCUMENT)) + "\n");
        }
        JsonNode released = JSON.readTree(RELEASED.toFile());
        assertThat(Published.operations(released)).hasSizeGreaterThan(200);
        assertThat(ContractChanges.breaking(released, Published.DOCUMENT, LocalDate.now(ZoneOffset.UTC)))
                .as("breaking changes against contracts/released")
                .isEmpty();
    }

    /** Texts and examples break nobody, and are half of the document. */
    private static JsonNode bare(ObjectNode document) {
        ObjectNode bare =
                JSON.createObjectNode().put("openapi", document.path("openapi").asText());
        bare.set("paths", document.path("paths").deepCopy());
        bare.putObject("components");
        for (String section : List.of("schemas", "responses", "headers", "parameters")) {
            if (document.path("components").has(section)) {
                bare.withObject("/components")
                        .set(section, document.at("/components/" + section).deepCopy());
            }
        }
        Schemas.each(bare, (at, schema) -> schema.remove(List.of("description", "examples", "example")));
        bare.findParents("examples").stream()
                .filter(media -> media.has("schema"))
                .forEach(media -> ((ObjectNode) media).remove(List.of("examples", "example")));
        Published.operations(bare).forEach(operation -> {
            ((ObjectNode) operation.content()).remove(List.of("description", "summary", "tags"));
            operation.content().path("parameters").forEach(p -> ((ObjectNode) p).remove("description"));
        });
        return bare;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            a path removed                      | /paths | /v1/things | -
            an operation removed before its end | /paths/~1v1~1things~1{id} | get | -
            an operation renamed                | /paths/~1v1~1things/post | operationId | addThing
            a parameter removed                 | /paths/~1v1~1things/get/parameters | 0 | -
            a parameter made required           | /paths/~1v1~1things/get/parameters/0 | required | true
            a new parameter demanded            | /paths/~1v1~1things/post | parameters | [{name: k, in: header, required: true, schema: {}}]
            a parameter's value refused         | /paths/~1v1~1things/get/parameters/0/schema | enum | [NEW]
            a parameter's bound narrower        | /paths/~1v1~1things/get/parameters/1/schema | maximum | 100
            a body demanded                     | /paths/~1v1~1things/post/requestBody | required | true
            a field demanded                    | /components/schemas/NewThing | required | [title, kind]
            a field no longer taken             | /components/schemas/NewThing/properties | kind | -
            a value no longer taken             | /components/schemas/NewThing/properties/kind | enum | [A]
            a text made shorter                 | /components/schemas/NewThing/properties/title | maxLength | 100
            a text's minimum raised             | /components/schemas/NewThing/properties/title | minLength | 5
            a pattern added                     | /components/schemas/NewThing/properties/code | pattern | '^[A-Z]+$'
            null no longer taken                | /components/schemas/NewThing/properties/note | type | string
            fewer items taken                   | /components/schemas/NewThing/properties/tags | maxItems | 3
            items of another type               | /components/schemas/NewThing/properties/tags/items | type | integer
            an answered field removed           | /components/schemas/Thing/properties | note | -
            an answered field no longer promised| /components/schemas/Thing | required | [id]
            an answered field of another type   | /components/schemas/Thing/properties/count | type | string
            an answered field may be null       | /components/schemas/Thing/properties/count | type | [integer, 'null']
            a new value answered                | /components/schemas/Thing/properties/state | enum | [NEW, OLD, LOST]
            another format answered             | /components/schemas/Thing/properties/id | format | uri
            a token demanded                    | /paths/~1v1~1things/get | security | [{oidc: []}]
            a role shut out                     | /paths/~1v1~1things/post | x-roles | [region]
            a status removed                    | /paths/~1v1~1things/get/responses | 404 | -
            another success                     | /paths/~1v1~1things/post/responses | 202 | {description: later}
            a media type removed                | /paths/~1v1~1things/get/responses/200/content | text/csv | -
            an announced end brought forward    | /paths/~1v1~1things~1{id}/get | x-sunset | '2027-05-31'
            an end announced too late           | /paths/~1v1~1things/post | x-sunset | '2026-12-31'
            a header removed                    | /paths/~1v1~1things/get/responses/200/headers | ETag | -
            """)
    void catches(String what, String at, String member, String value) throws IOException {
        assertThat(changed(at, member, value)).as(what).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            a new path                  | /paths | /v1/others | {get: {responses: {'200': {description: d}}}}
            a new operation             | /paths/~1v1~1things/ | delete | {responses: {'204': {description: d}}}
            an optional parameter       | /paths/~1v1~1things/post | parameters | [{name: k, in: query, schema: {type: string}}]
            an optional field taken     | /components/schemas/NewThing/properties | more | {type: string}
            a field no longer demanded  | /components/schemas/NewThing | required | []
            one more value taken        | /components/schemas/NewThing/properties/kind | enum | [A, B, C]
            a longer text taken         | /components/schemas/NewThing/properties/title | maxLength | 400
            a bound wider               | /paths/~1v1~1things/get/parameters/1/schema | maximum | 500
            one more field answered     | /components/schemas/Thing/properties | more | {type: string}
            a field always there        | /components/schemas/Thing | required | [id, state, note]
            a value never answered again| /components/schemas/Thing/properties/state | enum | [NEW]
            another refusal             | /paths/~1v1~1things/post/responses | 409 | {description: d}
            one more media type         | /paths/~1v1~1things/get/responses/200/content | application/x-ndjson | {schema: {type: string}}
            one more role               | /paths/~1v1~1things/post | x-roles | [region, territory, operator]
            open to all                 | /paths/~1v1~1things/post | security | [{oidc: []}, {}]
            an announced end put off    | /paths/~1v1~1things~1{id}/get | x-sunset | '2028-06-30'
            an end announced in time    | /paths/~1v1~1things/post | x-sunset | '2029-12-31'
            a better text               | /paths/~1v1~1things/get | description | Better.
            """)
    void letsPass(String what, String at, String member, String value) throws IOException {
        assertThat(changed(at, member, value)).as(what).isEmpty();
    }

    @Test
    void letsAnOperationGoWhenItsAnnouncedEndHasCome() throws IOException {
        JsonNode released = new YAMLMapper().readTree(BASE);
        JsonNode present = released.deepCopy();
        ((ObjectNode) present.path("paths")).remove("/v1/things/{id}");
        assertThat(ContractChanges.breaking(released, present, LocalDate.of(2027, 6, 30)))
                .hasSize(1);
        assertThat(ContractChanges.breaking(released, present, LocalDate.of(2027, 7, 1)))
                .isEmpty();
    }

    private static List<String> changed(String at, String member, String value) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        JsonNode released = yaml.readTree(BASE);
        JsonNode present = released.deepCopy();
        JsonNode target = present.at(at.endsWith("/") ? at.substring(0, at.length() - 1) : at);
        if (target instanceof ObjectNode object && value.equals("-")) {
            assertThat(object.remove(member)).isNotNull();
        } else if (target instanceof ObjectNode object) {
            object.set(member, yaml.readTree(value));
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) target).remove(Integer.parseInt(member));
        }
        List<String> found = ContractChanges.breaking(released, present, TODAY);
        // A path that goes takes its operations with it.
        return member.equals("/v1/things") && value.equals("-") ? found.subList(0, found.size() - 1) : found;
    }
}
