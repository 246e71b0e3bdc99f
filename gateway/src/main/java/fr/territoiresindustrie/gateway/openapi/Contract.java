package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.territoiresindustrie.gateway.access.AccessConfig;
import fr.territoiresindustrie.gateway.edge.EdgeConfig;
import fr.territoiresindustrie.gateway.routing.Part;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The one contract of the API, made of the services' committed ones. */
@Singleton
class Contract {

    /** The scheme that the services' contracts name. */
    private static final String TOKEN = "oidc";

    private static final String LOGIN = "portal";

    private final EdgeConfig edge;
    private final AccessConfig access;
    private final OpenApiConfig config;
    private final ObjectMapper json = new ObjectMapper();
    private final YAMLMapper yaml = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    Contract(EdgeConfig edge, AccessConfig access, OpenApiConfig config) {
        this.edge = edge;
        this.access = access;
        this.config = config;
    }

    /** The united document in its two forms. */
    record Forms(Buffer json, Buffer yaml) {}

    Forms forms() {
        try {
            ObjectNode document = document();
            return new Forms(
                    Buffer.buffer(json.writeValueAsBytes(document)), Buffer.buffer(yaml.writeValueAsBytes(document)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode document() {
        ContractMerge merge = new ContractMerge(frame());
        for (Part part : Part.values()) {
            try (InputStream contract = Contract.class.getResourceAsStream("/contracts/" + part.contract() + ".yaml")) {
                if (contract != null) {
                    merge.add(part, yaml.readTree(contract));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the contract of " + part.contract() + " cannot be read", e);
            }
        }
        ObjectNode document = merge.document();
        LimitAnswers.add(document);
        offerLogin(document);
        return document;
    }

    private ObjectNode frame() {
        ObjectNode frame = json.createObjectNode().put("openapi", "3.1.0");
        frame.putObject("info")
                .put("title", "Territoires d'industrie")
                .put("version", config.version())
                .put(
                        "description",
                        "L'API publique du programme Territoires d'industrie : territoires, fiches action, financements. "
                                + "Les refus suivent la RFC 9457 ; leur titre suit Accept-Language.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        frame.putArray("servers").addObject().put("url", edge.publicUrl().toString());
        frame.putArray("tags");
        frame.putObject("paths");
        frame.putObject("components");
        return frame;
    }

    /** Beside the bearer token of a machine, the browser's way in, so that the pages can try what they show. */
    private void offerLogin(ObjectNode document) {
        ObjectNode flow = document.withObject("/components/securitySchemes")
                .putObject(LOGIN)
                .put("type", "oauth2")
                .put("description", "Connexion d'une personne par le royaume territoires-industrie (code et PKCE).")
                .putObject("flows")
                .putObject("authorizationCode");
        flow.put("authorizationUrl", access.issuer() + "/protocol/openid-connect/auth")
                .put("tokenUrl", access.issuer() + "/protocol/openid-connect/token")
                .putObject("scopes")
                .put("openid", "Identité");
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                if (operation.get("security") instanceof ArrayNode needs
                        && needs.valueStream().anyMatch(need -> need.has(TOKEN))) {
                    needs.addObject().putArray(LOGIN).add("openid");
                }
            }
        }
    }
}
