package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.territoiresindustrie.gateway.access.AccessConfig;
import fr.territoiresindustrie.gateway.edge.EdgeConfig;
import fr.territoiresindustrie.gateway.routing.Part;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The one contract of the API, made of the services' committed ones. */
@Singleton
class Contract {

    /** The scheme that the services' contracts name. */
    private static final String TOKEN = "oidc";

    private static final String LOGIN = "portal";

    private final String address;
    private final String issuer;
    private final String version;
    private final ObjectMapper json = new ObjectMapper();
    private final YAMLMapper yaml = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    @Inject
    Contract(EdgeConfig edge, AccessConfig access, OpenApiConfig config) {
        this(edge.publicUrl().toString(), access.issuer(), config.version());
    }

    /**
     * @param address where the API is reached
     * @param issuer of the access tokens
     * @param version of the document
     */
    Contract(String address, String issuer, String version) {
        this.address = address;
        this.issuer = issuer;
        this.version = version;
    }

    /** The united document, its two forms, and once more for tools that do not read OpenAPI 3.1. */
    record Forms(ObjectNode document, Buffer json, Buffer yaml, Buffer older) {}

    Forms forms() {
        try {
            ObjectNode document = document();
            return new Forms(
                    document,
                    Buffer.buffer(json.writeValueAsBytes(document)),
                    Buffer.buffer(yaml.writeValueAsBytes(document)),
                    Buffer.buffer(json.writeValueAsBytes(OlderForm.of(document))));
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
        Strictness.apply(document);
        new ProblemAnswers(document, read("/contracts/problem-codes.json")).add();
        JsonNode texts = read("/openapi/texts.yaml");
        for (JsonNode tag : document.path("tags")) {
            if (texts.path("tags").get(tag.path("name").asText()) instanceof TextNode description) {
                ((ObjectNode) tag).set("description", description);
            }
        }
        new BodyExamples(document, texts).add();
        return document;
    }

    /** JSON is YAML too. */
    private JsonNode read(String resource) {
        try (InputStream file = Contract.class.getResourceAsStream(resource)) {
            return yaml.readTree(Objects.requireNonNull(file, "missing from the jar: " + resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode frame() {
        ObjectNode frame = json.createObjectNode().put("openapi", "3.1.0");
        ObjectNode info = frame.putObject("info")
                .put("title", "Territoires d'industrie")
                .put("version", version)
                .put(
                        "description",
                        "L'API publique du programme Territoires d'industrie : territoires, fiches action, financements. "
                                + "Les refus suivent la RFC 9457 ; leur titre suit Accept-Language.");
        info.putObject("contact").put("name", "Le guide et ces pages").put("url", address + "/docs/");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        frame.putArray("servers").addObject().put("url", address);
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
        flow.put("authorizationUrl", issuer + "/protocol/openid-connect/auth")
                .put("tokenUrl", issuer + "/protocol/openid-connect/token")
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
