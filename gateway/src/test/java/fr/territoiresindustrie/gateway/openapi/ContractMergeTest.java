package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.territoiresindustrie.gateway.routing.Part;
import java.io.IOException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContractMergeTest {

    private static final String PROBLEM = "Problem: {type: object, properties: {code: {type: string}}}";

    private final ContractMerge merge = new ContractMerge(JsonNodeFactory.instance.objectNode());

    @Test
    void unitesPathsDefinitionsAndTags() throws IOException {
        ObjectNode document = merge.add(Part.TERRITORIES, contract("/v1/regions", "Region: {type: object}, " + PROBLEM))
                .add(Part.PROJECTS, contract("/v1/projects", "Project: {type: object}, " + PROBLEM))
                .document();
        assertThat(document.path("paths").fieldNames()).toIterable().containsExactly("/v1/regions", "/v1/projects");
        assertThat(document.at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Region", "Problem", "Project");
        assertThat(document.path("tags")).hasSize(1);
    }

    @Test
    void refusesOneNameWithTwoMeanings() throws IOException {
        merge.add(Part.TERRITORIES, contract("/v1/regions", PROBLEM))
                .add(Part.PROJECTS, contract("/v1/projects", "Problem: {type: string}"));
        assertThatThrownBy(merge::document).hasMessageContaining("schemas Problem of project-service");
    }

    @Test
    void refusesAPathThatTheGatewayWouldNotSendThere() throws IOException {
        merge.add(Part.PROJECTS, contract("/v1/envelopes", PROBLEM))
                .add(Part.FUNDING, contract("/internal/x", PROBLEM));
        assertThatThrownBy(merge::document)
                .hasMessageContaining("/v1/envelopes")
                .hasMessageContaining("/internal/x");
    }

    private static JsonNode contract(String path, String schemas) throws IOException {
        return new YAMLMapper()
                .readTree("{openapi: 3.1.0, tags: [{name: all}], paths: {" + path
                        + ": {get: {responses: {'200': {description: ok}}}}}, components: {schemas: {" + schemas
                        + "}}}");
    }
}
