package fr.territoiresindustrie.territory.project;

import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
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

@Path("/v1/territories/{code}/contract/action-plan")
@RunOnVirtualThread
@Tag(name = "Contrats")
class ActionPlanResource {

    private final ActionPlanService plans;

    ActionPlanResource(ActionPlanService plans) {
        this.plans = plans;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listTerritoryActionPlan",
            summary = "Lire le plan d'action d'un territoire",
            description =
                    "Les projets approuvés au jour demandé, tels qu'ils étaient ce jour-là ; aujourd'hui sans asOf. Le plan d'une version"
                            + " du contrat est celui du jour de sa signature. Lu dans une copie, à quelques secondes près. Public.")
    public RestResponse<PageView<ActionView>> get(
            @PathParam("code") String code,
            @QueryParam("asOf") @Nullable String asOf,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(plans.on(code, asOf, page), uri);
    }
}
