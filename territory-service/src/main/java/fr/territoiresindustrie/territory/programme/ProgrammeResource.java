package fr.territoiresindustrie.territory.programme;

import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
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

@Path("/v1/programmes")
@RunOnVirtualThread
@Tag(name = "Autres programmes")
class ProgrammeResource {

    private static final Export<ProgrammeSummaryView> PROGRAMMES = Export.<ProgrammeSummaryView>named("programmes")
            .column("code", ProgrammeSummaryView::code)
            .column("name", ProgrammeSummaryView::name)
            .column("entities", ProgrammeSummaryView::entities)
            .column("communes", ProgrammeSummaryView::communes)
            .column("intercommunalities", ProgrammeSummaryView::intercommunalities)
            .column("others", ProgrammeSummaryView::others);
    private static final Export<OverlapView> OVERLAPS = Export.<OverlapView>named("recouvrements")
            .column("territory", OverlapView::territory)
            .column("territoryName", OverlapView::territoryName)
            .column("phase", OverlapView::phase)
            .column("programme", OverlapView::programme)
            .column("programmeName", OverlapView::programmeName)
            .column("entities", OverlapView::entities)
            .column("communes", OverlapView::communes)
            .column("intercommunalities", OverlapView::intercommunalities);

    private final ProgrammeService programmes;
    private final Exports exports;

    ProgrammeResource(ProgrammeService programmes, Exports exports) {
        this.programmes = programmes;
        this.exports = exports;
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON})
    @Operation(
            operationId = "listProgrammes",
            summary = "Lister les autres programmes",
            description =
                    "Les 14 autres programmes de l'ANCT (septembre 2024), avec le nombre de leurs bénéficiaires. Public.")
    public RestResponse<PageView<ProgrammeSummaryView>> list(
            @BeanParam @Valid PageRequest page, @Context UriInfo uri, @Context HttpHeaders headers) {
        return exports.answer(PROGRAMMES, page, uri, headers, programmes::list);
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(
            operationId = "getProgramme",
            summary = "Lire un autre programme",
            description = "Par son code : PVD, ACV... Public.")
    public RestResponse<ProgrammeSummaryView> get(@PathParam("code") String code) {
        return RestResponse.ok(programmes.get(code));
    }

    @GET
    @Path("/overlaps")
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON})
    @Operation(
            operationId = "listProgrammeOverlaps",
            summary = "Lister les recouvrements des territoires avec les autres programmes",
            description =
                    "Pour chaque territoire et chaque programme qui s'y trouve : nombre de communes, d'intercommunalités et d'entités ; la liste nominative est à /v1/territories/{code}/programmes. Public.")
    public RestResponse<PageView<OverlapView>> overlaps(
            @BeanParam @Valid OverlapCriteria criteria,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(OVERLAPS, page, uri, headers, next -> programmes.overlaps(criteria, next));
    }
}
