package fr.territoiresindustrie.territory.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/catalogue")
@RunOnVirtualThread
@Tag(name = "Données ouvertes")
class CatalogueResource {

    static final String JSON_LD = "application/ld+json";

    private final CatalogueService catalogue;
    private final ObjectMapper json;

    CatalogueResource(CatalogueService catalogue, ObjectMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    @GET
    @PermitAll
    @Produces(JSON_LD)
    @Operation(
            operationId = "getCatalogue",
            summary = "Lire le catalogue des données ouvertes",
            description = "DCAT-AP en JSON-LD : jeux de données, formats, licence, étendue. Public.")
    @APIResponse(
            responseCode = "200",
            description = "Le catalogue.",
            content = @Content(mediaType = JSON_LD, schema = @Schema(type = SchemaType.OBJECT)))
    public RestResponse<String> get() throws JsonProcessingException {
        return RestResponse.ok(json.writer()
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(catalogue.catalogue()));
    }
}
