package fr.territoiresindustrie.territory.place;

import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.OfficialCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/departements")
@RunOnVirtualThread
@Tag(name = "Code officiel géographique")
class DepartementResource {

    private static final Export<DepartementView> COLUMNS = Export.<DepartementView>named("departements")
            .column("code", DepartementView::code)
            .column("name", DepartementView::name)
            .column("region", DepartementView::region)
            .column("capital", DepartementView::capital)
            .column("zone", DepartementView::zone);

    private final PlaceService places;
    private final Exports exports;

    DepartementResource(PlaceService places, Exports exports) {
        this.exports = exports;
        this.places = places;
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON})
    @Operation(
            operationId = "listDepartements",
            summary = "Lister les départements",
            description = "Les 101 départements et les collectivités d'outre-mer, par code. Public.")
    public RestResponse<PageView<DepartementView>> list(
            @BeanParam @Valid PlaceCriteria criteria,
            @QueryParam("region") @Pattern(regexp = OfficialCode.REGION) @Nullable String region,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(COLUMNS, page, uri, headers, next -> places.departements(criteria, region, next));
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(operationId = "getDepartement", summary = "Lire un département", description = "Par son code. Public.")
    public RestResponse<DepartementView> get(
            @PathParam("code") String code,
            @QueryParam("labels") @Pattern(regexp = LabelService.LANGUAGES) @Nullable String labels) {
        return RestResponse.ok(places.departement(code, labels));
    }
}
