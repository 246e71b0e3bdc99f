package fr.territoiresindustrie.territory.map;

import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The features of the map. */
@Path("/v1/features/collections/{collection}/items")
@RunOnVirtualThread
@Tag(name = "Carte")
@Produces(ExportFormat.GEO_JSON)
class FeatureResource {

    /** A perimeter changes by decision, on a day: a map may be some minutes old. */
    private static final String CACHED = "public, max-age=300";

    private final FeatureService features;

    FeatureResource(FeatureService features) {
        this.features = features;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listMapFeatures",
            summary = "Lister les objets d'une collection de la carte",
            description =
                    "GeoJSON, WGS 84, par identifiant. Filtres : bbox, datetime et les propriétés de la collection (code, name, officialId, leadRegion ; siren, name, nature ; code, name, zone). Un paramètre inconnu est refusé. Public.")
    @Parameter(name = "collection", in = ParameterIn.PATH, description = "Identifiant de la collection.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Nombre d'objets de la page, 2 000 au plus.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2000", defaultValue = "500"))
    @Parameter(
            name = "bbox",
            in = ParameterIn.QUERY,
            description =
                    "Ouest, sud, est, nord, en degrés (ou six nombres avec les hauteurs) ; ouest > est traverse l'antiméridien.",
            schema = @Schema(type = SchemaType.STRING, examples = "4.5,45.6,5.2,46.3"))
    @Parameter(
            name = "datetime",
            in = ParameterIn.QUERY,
            description =
                    "Objets en vigueur à une date, un instant ou dans un intervalle (RFC 3339), ouvert par « .. ».",
            schema = @Schema(type = SchemaType.STRING, examples = "2024-01-01/.."))
    @Parameter(
            name = "zoom",
            in = ParameterIn.QUERY,
            description =
                    "Zoom d'une carte Web : jusqu'à 5 les polygones sont simplifiés pour le pays, jusqu'à 8 pour une région.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "24"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "Curseur opaque, pris dans le lien next.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "FeatureCollection (RFC 7946), avec ses liens et ses nombres.",
            content = @Content(mediaType = ExportFormat.GEO_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public RestResponse<byte[]> list(
            @PathParam("collection") String collection, @Context UriInfo uri, @Context HttpHeaders headers) {
        Layer layer = Layer.named(collection).orElseThrow(RequestProblem::notFound);
        Map<String, List<String>> parameters = uri.getQueryParameters();
        return answer(features.draw(layer, FeatureQuery.parse(layer, parameters), query(parameters), packed(headers)));
    }

    @GET
    @Path("/{feature}")
    @PermitAll
    @Operation(
            operationId = "getMapFeature",
            summary = "Lire un objet de la carte",
            description = "GeoJSON, WGS 84 ; zoom simplifie le polygone comme dans la liste. Public.")
    @Parameter(
            name = "zoom",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "24"))
    @APIResponse(
            responseCode = "200",
            description = "Feature (RFC 7946), avec ses liens.",
            content = @Content(mediaType = ExportFormat.GEO_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public RestResponse<byte[]> get(
            @PathParam("collection") String collection,
            @PathParam("feature") String feature,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Layer layer = Layer.named(collection).orElseThrow(RequestProblem::notFound);
        return answer(features.draw(layer, feature, FeatureQuery.zoomOnly(uri.getQueryParameters()), packed(headers)));
    }

    private static boolean packed(HttpHeaders headers) {
        return GeoAnswer.takesGzip(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
    }

    private static RestResponse<byte[]> answer(GeoAnswer answer) {
        var response = RestResponse.ResponseBuilder.ok(answer.body())
                .header(HttpHeaders.CONTENT_TYPE, ExportFormat.GEO_JSON)
                .header(HttpHeaders.ETAG, answer.tag())
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(
                        HttpHeaders.LINK,
                        answer.links().stream().map(LinkView::header).collect(Collectors.joining(", ")));
        return (answer.isCompressed() ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response).build();
    }

    /** The query as it was understood, without its cursor. */
    private static String query(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("cursor"))
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .sorted()
                .collect(Collectors.joining("&"));
    }
}
