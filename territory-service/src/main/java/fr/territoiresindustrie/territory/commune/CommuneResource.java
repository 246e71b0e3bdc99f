package fr.territoiresindustrie.territory.commune;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/communes")
@RunOnVirtualThread
@Tag(name = "Code officiel géographique")
class CommuneResource {

    private final CommuneService communes;

    CommuneResource(CommuneService communes) {
        this.communes = communes;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listCommunes",
            summary = "Lister les communes",
            description = "Les communes du code officiel géographique en vigueur, par nom. Public.")
    public RestResponse<PageView<CommuneView>> list(
            @BeanParam @Valid CommuneCriteria criteria, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(communes.list(criteria, page), uri);
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
