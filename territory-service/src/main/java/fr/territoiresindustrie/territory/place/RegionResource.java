package fr.territoiresindustrie.territory.place;

import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.territory.map.Shapes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/regions")
@RunOnVirtualThread
@Tag(name = "Code officiel géographique")
class RegionResource {

    private static final Export<RegionView> COLUMNS = Export.<RegionView>named("regions")
            .column("code", RegionView::code)
            .column("name", RegionView::name)
            .column("capital", RegionView::capital)
            .column("zone", RegionView::zone);

    private final PlaceService places;
    private final Export<RegionView> export;
    private final Exports exports;

    RegionResource(PlaceService places, Exports exports, Shapes shapes) {
        this.exports = exports;
        this.export = COLUMNS.places(RegionView::code, shapes.regions());
        this.places = places;
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON, ExportFormat.GEO_JSON})
    @Operation(
            operationId = "listRegions",
            summary = "Lister les régions",
            description = "Les 18 régions et les collectivités d'outre-mer, par code. Public.")
    public RestResponse<PageView<RegionView>> list(
            @BeanParam @Valid PlaceCriteria criteria,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(export, page, uri, headers, next -> places.regions(criteria, next));
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(operationId = "getRegion", summary = "Lire une région", description = "Par son code. Public.")
    public RestResponse<RegionView> get(@PathParam("code") String code) {
        return RestResponse.ok(places.region(code));
    }
}
