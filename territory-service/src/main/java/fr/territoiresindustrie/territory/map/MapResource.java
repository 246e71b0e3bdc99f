package fr.territoiresindustrie.territory.map;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** What leads to the features: landing page, conformance, collections. */
@Path("/v1/features")
@RunOnVirtualThread
@Tag(name = "Carte")
class MapResource {

    static final String ATTRIBUTION = "ANCT ; INSEE ; DGCL ; IGN ; Etalab - Licence Ouverte 2.0";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> CONFORMS_TO = List.of(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30");

    private final Shapes shapes;
    private final MapLinks links;

    MapResource(Shapes shapes, MapLinks links) {
        this.shapes = shapes;
        this.links = links;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getMapLanding",
            summary = "Lire la page d'accueil de la carte",
            description = "OGC API Features 1.0 : liens vers la description, la conformité et les collections. Public.")
    public RestResponse<LandingView> landing(@Context UriInfo uri) {
        FeatureQuery.none(uri.getQueryParameters());
        return RestResponse.ok(new LandingView(
                "Carte des territoires d'industrie",
                "Polygones des territoires des deux phases, des intercommunalités et des régions, en WGS 84.",
                ATTRIBUTION,
                links.ofLanding()));
    }

    @GET
    @Path("/conformance")
    @PermitAll
    @Operation(
            operationId = "getMapConformance",
            summary = "Lire les classes de conformité de la carte",
            description = "Core, GeoJSON et OpenAPI 3.0 d'OGC API Features 1.0. Public.")
    public RestResponse<ConformanceView> conformance(@Context UriInfo uri) {
        FeatureQuery.none(uri.getQueryParameters());
        return RestResponse.ok(new ConformanceView(CONFORMS_TO, links.ofConformance()));
    }

    @GET
    @Path("/api")
    @PermitAll
    @Produces({MapLinks.OPEN_API, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "getMapDescription",
            summary = "Lire la description OpenAPI 3.0 de la carte",
            description = "Celle des seules ressources de la carte, que les logiciels de cartographie lisent. Public.")
    public RestResponse<String> description(@Context UriInfo uri) {
        FeatureQuery.none(uri.getQueryParameters());
        try (InputStream file = MapResource.class.getResourceAsStream("/map/openapi.json")) {
            return RestResponse.ok(
                    new String(Objects.requireNonNull(file).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("/collections")
    @PermitAll
    @Operation(
            operationId = "listMapCollections",
            summary = "Lister les collections de la carte",
            description = "Territoires de chaque phase, intercommunalités, régions. Public.")
    public RestResponse<CollectionView.All> collections(@Context UriInfo uri) {
        FeatureQuery.none(uri.getQueryParameters());
        return RestResponse.ok(new CollectionView.All(
                links.ofCollections(),
                Arrays.stream(Layer.values()).map(this::view).toList()));
    }

    @GET
    @Path("/collections/{collection}")
    @PermitAll
    @Operation(
            operationId = "getMapCollection",
            summary = "Lire une collection de la carte",
            description = "Son étendue et ses liens. Public.")
    public RestResponse<CollectionView> collection(@PathParam("collection") String id, @Context UriInfo uri) {
        FeatureQuery.none(uri.getQueryParameters());
        return RestResponse.ok(view(Layer.named(id).orElseThrow(RequestProblem::notFound)));
    }

    private CollectionView view(Layer layer) {
        Envelope box = shapes.extent(layer);
        Layer.@Nullable Term term = layer.term();
        return new CollectionView(
                layer.id(),
                layer.title(),
                layer.description(),
                "feature",
                List.of(CRS84),
                new CollectionView.Extent(
                        new CollectionView.Spatial(
                                List.of(List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY())), CRS84),
                        term == null
                                ? null
                                : new CollectionView.Temporal(List.of(Arrays.asList(
                                        moment(term.from(), LocalTime.MIN),
                                        moment(term.to(), LocalTime.of(23, 59, 59)))))),
                links.ofCollection(layer));
    }

    private static @Nullable String moment(@Nullable LocalDate day, LocalTime time) {
        return day == null ? null : day.atTime(time).atZone(PARIS).toInstant().toString();
    }
}
