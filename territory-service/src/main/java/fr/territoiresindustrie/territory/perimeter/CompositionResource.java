package fr.territoiresindustrie.territory.perimeter;

import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
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
class CompositionResource {

    private static final Export<MemberView> MEMBERS = Export.<MemberView>named("membres")
            .column("kind", MemberView::kind)
            .column("siren", MemberView::siren)
            .column("communeCode", MemberView::communeCode)
            .column("name", MemberView::name)
            .column("intercommunality", MemberView::intercommunality)
            .column("from", MemberView::from)
            .column("to", MemberView::to)
            .column("communesCount", MemberView::communesCount)
            .column("population", MemberView::population)
            .column("decision", member -> member.decision().code())
            .column("territory", MemberView::territory);
    private static final Export<MemberView> ALL_MEMBERS = MEMBERS.called("membres-des-territoires");
    private static final Export<SuccessionView> SUCCESSION = Export.<SuccessionView>named("succession")
            .column("relation", SuccessionView::relation)
            .column("territory", SuccessionView::territory)
            .column("name", SuccessionView::name)
            .column("phase", SuccessionView::phase)
            .column("communesCount", SuccessionView::communesCount)
            .column("population", SuccessionView::population)
            .column("shareOfPredecessor", SuccessionView::shareOfPredecessor)
            .column("shareOfSuccessor", SuccessionView::shareOfSuccessor);
    private static final Export<ProgrammeView> PROGRAMMES = Export.<ProgrammeView>named("programmes")
            .column("programme", ProgrammeView::programme)
            .column("programmeName", ProgrammeView::programmeName)
            .column("entity", ProgrammeView::entity)
            .column("entityName", ProgrammeView::entityName)
            .column("signedOn", ProgrammeView::signedOn)
            .column("kind", ProgrammeView::kind)
            .column("communeCode", ProgrammeView::communeCode)
            .column("siren", ProgrammeView::siren);

    private final CompositionService composition;
    private final Exports exports;

    CompositionResource(CompositionService composition, Exports exports) {
        this.exports = exports;
        this.composition = composition;
    }

    @GET
    @Path("/{code}/members")
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON})
    @Operation(
            operationId = "listTerritoryMembers",
            summary = "Lister les membres d'un territoire",
            description =
                    "Intercommunalités, EPT et communes seules, avec leurs dates et la décision ; avec asOf, ceux de ce jour-là. Public.")
    public RestResponse<PageView<MemberView>> members(
            @PathParam("code") String code,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("labels") @Pattern(regexp = LabelService.LANGUAGES) @Nullable String labels,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(MEMBERS, page, uri, headers, next -> composition.members(code, asOf, labels, next));
    }

    @GET
    @Path("/members")
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON})
    @Operation(
            operationId = "listMembers",
            summary = "Lister les membres de tous les territoires",
            description =
                    "La composition de chaque territoire, par territoire, avec ses dates et ses décisions ; avec asOf, celle de ce jour-là. Public.")
    public RestResponse<PageView<MemberView>> allMembers(
            @BeanParam @Valid MemberCriteria criteria,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(ALL_MEMBERS, page, uri, headers, next -> composition.members(criteria, next));
    }

    @GET
    @Path("/{code}/succession")
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON})
    @Operation(
            operationId = "listTerritorySuccession",
            summary = "Lister les prédécesseurs et successeurs d'un territoire",
            description =
                    "Calculés par les communes communes entre la fin de la phase 1 et le début de la phase 2 ; avec asOf, la phase 2"
                            + " telle qu'elle est composée ce jour-là. Public.")
    public RestResponse<PageView<SuccessionView>> succession(
            @PathParam("code") String code,
            @QueryParam("asOf") @Nullable String asOf,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(SUCCESSION, page, uri, headers, next -> composition.succession(code, asOf, next));
    }

    @GET
    @Path("/{code}/programmes")
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON})
    @Operation(
            operationId = "listTerritoryProgrammes",
            summary = "Lister les autres programmes présents dans un territoire",
            description = "Communes, intercommunalités et EPT du territoire qui sont dans un autre programme. Public.")
    public RestResponse<PageView<ProgrammeView>> programmes(
            @PathParam("code") String code,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("programme") @Pattern(regexp = "[A-Z]{2,10}") @Nullable String programme,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(
                PROGRAMMES, page, uri, headers, next -> composition.programmes(code, asOf, programme, next));
    }
}
