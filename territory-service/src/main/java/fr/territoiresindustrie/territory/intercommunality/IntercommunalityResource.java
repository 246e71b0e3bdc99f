package fr.territoiresindustrie.territory.intercommunality;

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

@Path("/v1/intercommunalities")
@RunOnVirtualThread
@Tag(name = "Code officiel géographique")
class IntercommunalityResource {

    private final IntercommunalityService intercommunalities;

    IntercommunalityResource(IntercommunalityService intercommunalities) {
        this.intercommunalities = intercommunalities;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listIntercommunalities",
            summary = "Lister les intercommunalités",
            description = "EPCI à fiscalité propre et EPT du Grand Paris, par nom. Public.")
    public RestResponse<PageView<IntercommunalityView>> list(
            @BeanParam @Valid IntercommunalityCriteria criteria,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(intercommunalities.list(criteria, page), uri);
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
