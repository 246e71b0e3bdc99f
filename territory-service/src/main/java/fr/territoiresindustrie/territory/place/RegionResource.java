package fr.territoiresindustrie.territory.place;

import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/regions")
@RunOnVirtualThread
@Tag(name = "Code officiel géographique")
class RegionResource {

    private final PlaceService places;

    RegionResource(PlaceService places) {
        this.places = places;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listRegions",
            summary = "Lister les régions",
            description = "Les 18 régions et les collectivités d'outre-mer, par code. Public.")
    public RestResponse<PageView<RegionView>> list(
            @BeanParam @Valid PlaceCriteria criteria, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(places.regions(criteria, page), uri);
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(operationId = "getRegion", summary = "Lire une région", description = "Par son code. Public.")
    public RestResponse<RegionView> get(@PathParam("code") String code) {
        return RestResponse.ok(places.region(code));
    }
}
