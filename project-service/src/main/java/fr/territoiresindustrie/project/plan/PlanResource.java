package fr.territoiresindustrie.project.plan;

import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.time.Days;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/action-plans/{territory}")
@RunOnVirtualThread
@Tag(name = "Plans d'action")
class PlanResource {

    private final PlanService plans;
    private final Callers callers;

    PlanResource(PlanService plans, Callers callers) {
        this.plans = plans;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getActionPlan",
            summary = "Lit le plan d'action d'un territoire",
            description =
                    "À la fin d'un jour, aujourd'hui par défaut : projets par état, montants déclarés et connus, jalons, réserves, résultats. Le"
                            + " public lit ce qui était public alors et l'est encore, sans les champs confidentiels.")
    public RestResponse<PlanView> read(
            @PathParam("territory") String territory,
            @QueryParam("asOf") @Parameter(schema = @Schema(format = "date")) @Nullable String asOf) {
        return RestResponse.ok(plans.read(territory, Days.read("asOf", asOf), callers.current()));
    }

    @GET
    @Path("comparison")
    @PermitAll
    @Operation(
            operationId = "compareActionPlans",
            summary = "Compare un plan d'action à deux dates",
            description =
                    "Les deux plans sans leurs projets, et les projets entrés, sortis, avancés ou dont les dépenses ont changé. Sans to,"
                            + " jusqu'à aujourd'hui.")
    public RestResponse<PlanComparisonView> compare(
            @PathParam("territory") String territory,
            @QueryParam("from") @Parameter(schema = @Schema(format = "date"), required = true) @Nullable String from,
            @QueryParam("to") @Parameter(schema = @Schema(format = "date")) @Nullable String to) {
        return RestResponse.ok(
                plans.compare(territory, Days.read("from", from), Days.read("to", to), callers.current()));
    }
}
