package fr.territoiresindustrie.territory.territory;

import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.version.Versioned;
import fr.territoiresindustrie.territory.map.Shapes;
import fr.territoiresindustrie.territory.reference.LabelService;
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

@Path("/v1/territories")
@RunOnVirtualThread
@Tag(name = "Territoires d'industrie")
class TerritoryResource {

    private static final Export<TerritoryView> COLUMNS = Export.<TerritoryView>named("territoires-industrie")
            .column("code", TerritoryView::code)
            .column("officialId", TerritoryView::officialId)
            .column("name", TerritoryView::name)
            .column("phase", TerritoryView::phase)
            .column("leadRegion", TerritoryView::leadRegion)
            .column("regions", TerritoryView::regions)
            .column("departements", TerritoryView::departements)
            .column("validFrom", TerritoryView::validFrom)
            .column("validTo", TerritoryView::validTo)
            .column("compositionOn", TerritoryView::compositionOn)
            .column("membersCount", TerritoryView::membersCount)
            .column("communesCount", TerritoryView::communesCount)
            .column("population", TerritoryView::population);

    private final TerritoryService territories;
    private final Callers callers;
    private final Export<TerritoryView> export;
    private final Exports exports;

    TerritoryResource(TerritoryService territories, Callers callers, Exports exports, Shapes shapes) {
        this.exports = exports;
        this.export = COLUMNS.places(TerritoryView::code, shapes.territories());
        this.territories = territories;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON, ExportFormat.GEO_JSON})
    @Operation(
            operationId = "listTerritories",
            summary = "Lister les territoires d'industrie",
            description = "Les territoires des deux phases, par code ; avec asOf, ceux en vigueur ce jour-là. Public.")
    public RestResponse<PageView<TerritoryView>> list(
            @BeanParam @Valid TerritoryCriteria criteria,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(export, page, uri, headers, next -> territories.list(criteria, next));
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(
            operationId = "getTerritory",
            summary = "Lire un territoire d'industrie",
            description = "Par son code, avec les chiffres de sa composition au jour demandé. Public.")
    public RestResponse<TerritoryView> get(
            @PathParam("code") String code,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("labels") @Pattern(regexp = LabelService.LANGUAGES) @Nullable String labels) {
        TerritoryView view = territories.recall(code, asOf, labels);
        return Versioned.okOnDay(view, view.version());
    }

    @GET
    @Path("/{code}/history")
    @PermitAll
    @Operation(
            operationId = "getTerritoryHistory",
            summary = "Lire l'historique d'un territoire",
            description = "Qui a fait quoi et quand, du plus récent au plus ancien. Public.")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("code") String code, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(territories.history(code, callers.current(), page), uri);
    }
}
