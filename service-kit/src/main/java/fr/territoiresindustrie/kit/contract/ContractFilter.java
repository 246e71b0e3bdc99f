package fr.territoiresindustrie.kit.contract;

import fr.territoiresindustrie.kit.export.ExportFormat;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** Adds to each operation what all have in common: the refusals, and the scheme of the access token. */
public class ContractFilter implements OASFilter {

    private static final String SCHEME = "oidc";
    private static final String FORBIDDEN = "Rôle insuffisant.";
    private static final Map<String, String> EVERYWHERE = inOrder(Map.of(
            "400", "Requête illisible.",
            "401", "Jeton absent ou refusé.",
            "404", "Introuvable, ou pas pour vous.",
            "406", "Format de réponse indisponible.",
            "422", "Données invalides.",
            "503", "Service momentanément indisponible."));
    private static final Map<String, String> ON_CHANGE = inOrder(Map.of(
            "403", FORBIDDEN,
            "409", "Une règle ou l'état présent refuse.",
            "413", "Corps trop volumineux.",
            "415", "Format de corps refusé."));

    private static final Map<String, String> FILES = inOrder(Map.of(
            ExportFormat.TEXT_CSV,
            "Toute la liste, en CSV (RFC 4180, UTF-8, avec en-tête) ; limit et cursor sont sans effet.",
            ExportFormat.X_NDJSON,
            "Toute la liste, un objet JSON par ligne ; limit et cursor sont sans effet.",
            ExportFormat.GEO_JSON,
            "FeatureCollection (RFC 7946) de toute la liste ; limit et cursor sont sans effet."));

    /** {@code Map.of} iterates in another order in each JVM: the document would never be the committed one. */
    private static Map<String, String> inOrder(Map<String, String> texts) {
        return Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("Jeton OpenID Connect du royaume territoires-industrie."));
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().forEach(ContractFilter::complete));
    }

    private static void complete(HttpMethod method, Operation operation) {
        describeFiles(operation);
        EVERYWHERE.forEach((status, text) -> refuse(operation, status, text));
        if (operation.getResponses() != null && operation.getResponses().hasAPIResponse("403")) {
            refuse(operation, "403", FORBIDDEN);
        }
        if (method != HttpMethod.GET) {
            ON_CHANGE.forEach((status, text) -> refuse(operation, status, text));
        }
        OperationRoles.declare(operation, SCHEME);
    }

    /** A list's operation declares its page: what it answers as a file has no schema, or one of its own. */
    private static void describeFiles(Operation operation) {
        @Nullable
        APIResponse answer = operation.getResponses() == null
                ? null
                : operation.getResponses().getAPIResponse("200");
        if (answer == null || answer.getContent() == null) {
            return;
        }
        FILES.forEach((type, text) -> {
            if (answer.getContent().hasMediaType(type)) {
                answer.getContent()
                        .getMediaType(type)
                        .schema(OASFactory.createSchema()
                                .addType(
                                        type.equals(ExportFormat.GEO_JSON)
                                                ? Schema.SchemaType.OBJECT
                                                : Schema.SchemaType.STRING)
                                .description(text));
            }
        });
    }

    private static void refuse(Operation operation, String status, String text) {
        APIResponse refusal = OASFactory.createAPIResponse()
                .description(text)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
        if (operation.getResponses() == null) {
            return;
        }
        // Quarkus has added some of these by itself, in English and without a body: a client would not know that they
        // carry a problem.
        @Nullable APIResponse present = operation.getResponses().getAPIResponse(status);
        if (present == null || present.getContent() == null) {
            operation.getResponses().addAPIResponse(status, refusal);
        }
    }
}
