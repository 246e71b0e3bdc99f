package fr.territoiresindustrie.territory.commune;

import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
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

@Path("/v1/communes")
@RunOnVirtualThread
@Tag(name = "Code officiel géographique")
class CommuneResource {

    private static final Export<CommuneView> COLUMNS = Export.<CommuneView>named("communes")
            .column("code", CommuneView::code)
            .column("name", CommuneView::name)
            .column("siren", CommuneView::siren)
            .column("intercommunality", CommuneView::intercommunality)
            .column("ept", CommuneView::ept)
            .column("departement", CommuneView::departement)
            .column("region", CommuneView::region)
            .column("arrondissement", CommuneView::arrondissement)
            .column("population", CommuneView::population)
            .column("zone", CommuneView::zone)
            .column("postalCodes", CommuneView::postalCodes)
            .column(
                    "territories",
                    commune ->
                            commune.territories().stream().map(TermView::code).toList());

    private final CommuneService communes;
    private final Exports exports;

    CommuneResource(CommuneService communes, Exports exports) {
        this.exports = exports;
        this.communes = communes;
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON})
    @Operation(
            operationId = "listCommunes",
            summary = "Lister les communes",
            description = "Les communes du code officiel géographique en vigueur, par nom. Public.")
    public RestResponse<PageView<CommuneView>> list(
            @BeanParam @Valid CommuneCriteria criteria,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(COLUMNS, page, uri, headers, next -> communes.list(criteria, next));
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(
            operationId = "getCommune",
            summary = "Lire une commune",
            description = "Par son code en vigueur ; un ancien code se résout par /v1/resolutions. Public.")
    public RestResponse<CommuneView> get(
            @PathParam("code") String code,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("labels") @Pattern(regexp = LabelService.LANGUAGES) @Nullable String labels) {
        return RestResponse.ok(communes.get(code, asOf, labels));
    }
}
