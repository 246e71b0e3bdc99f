package fr.territoiresindustrie.territory.intercommunality;

import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.territory.map.Shapes;
import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.TermView;
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

@Path("/v1/intercommunalities")
@RunOnVirtualThread
@Tag(name = "Code officiel géographique")
class IntercommunalityResource {

    private static final Export<IntercommunalityView> COLUMNS = Export.<IntercommunalityView>named("intercommunalites")
            .column("siren", IntercommunalityView::siren)
            .column("name", IntercommunalityView::name)
            .column("nature", IntercommunalityView::nature)
            .column("parent", IntercommunalityView::parent)
            .column("departements", IntercommunalityView::departements)
            .column("regions", IntercommunalityView::regions)
            .column("communesCount", IntercommunalityView::communesCount)
            .column("population", IntercommunalityView::population)
            .column(
                    "territories",
                    intercommunality -> intercommunality.territories().stream()
                            .map(TermView::code)
                            .toList());

    private final IntercommunalityService intercommunalities;
    private final Export<IntercommunalityView> export;
    private final Exports exports;

    IntercommunalityResource(IntercommunalityService intercommunalities, Exports exports, Shapes shapes) {
        this.exports = exports;
        this.export = COLUMNS.places(IntercommunalityView::siren, shapes.intercommunalities());
        this.intercommunalities = intercommunalities;
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON, ExportFormat.GEO_JSON})
    @Operation(
            operationId = "listIntercommunalities",
            summary = "Lister les intercommunalités",
            description = "EPCI à fiscalité propre et EPT du Grand Paris, par nom. Public.")
    public RestResponse<PageView<IntercommunalityView>> list(
            @BeanParam @Valid IntercommunalityCriteria criteria,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(export, page, uri, headers, next -> intercommunalities.list(criteria, next));
    }

    @GET
    @Path("/{siren}")
    @PermitAll
    @Operation(
            operationId = "getIntercommunality",
            summary = "Lire une intercommunalité",
            description = "Par son SIREN, avec les territoires qui en tiennent tout ou partie. Public.")
    public RestResponse<IntercommunalityView> get(
            @PathParam("siren") String siren,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("labels") @Pattern(regexp = LabelService.LANGUAGES) @Nullable String labels) {
        return RestResponse.ok(intercommunalities.get(siren, asOf, labels));
    }
}
