package fr.territoiresindustrie.territory.perimeter;

import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/territories")
@RunOnVirtualThread
@Tag(name = "Territoires d'industrie")
class CompositionResource {

    private final CompositionService composition;

    CompositionResource(CompositionService composition) {
        this.composition = composition;
    }

    @GET
    @Path("/{code}/members")
    @PermitAll
    @Operation(
            operationId = "listTerritoryMembers",
            summary = "Lister les membres d'un territoire",
            description =
                    "Intercommunalités, EPT et communes seules, avec leurs dates et la décision ; avec asOf, ceux de ce jour-là. Public.")
    public RestResponse<PageView<MemberView>> members(
            @PathParam("code") String code,
            @QueryParam("asOf") @Nullable String asOf,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(composition.members(code, asOf, page), uri);
    }

    @GET
    @Path("/{code}/succession")
    @PermitAll
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
            @Context UriInfo uri) {
        return PageView.answer(composition.succession(code, asOf, page), uri);
    }

    @GET
    @Path("/{code}/programmes")
    @PermitAll
    @Operation(
            operationId = "listTerritoryProgrammes",
            summary = "Lister les autres programmes présents dans un territoire",
            description = "Communes, intercommunalités et EPT du territoire qui sont dans un autre programme. Public.")
    public RestResponse<PageView<ProgrammeView>> programmes(
            @PathParam("code") String code,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("programme") @Pattern(regexp = "[A-Z]{2,10}") @Nullable String programme,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(composition.programmes(code, asOf, programme, page), uri);
    }
}
