package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects/stall-limits")
@RunOnVirtualThread
@Tag(name = "Suivi des projets")
class StallLimitResource {

    private final StallLimitService limits;
    private final Callers callers;

    StallLimitResource(StallLimitService limits, Callers callers) {
        this.limits = limits;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listStallLimits",
            summary = "Lit les seuils d'enlisement",
            description =
                    "Après combien de jours sans mouvement un projet est dit enlisé, état par état. Les états finaux n'en ont pas.")
    public RestResponse<PartView<StallLimitView>> all() {
        return answer(limits.all());
    }

    @PUT
    @RolesAllowed(Roles.DELEGATION)
    @Operation(
            operationId = "writeStallLimits",
            summary = "Change les seuils d'enlisement",
            description = "Par la délégation nationale. Les états que la liste ne nomme pas gardent leur seuil.")
    public RestResponse<PartView<StallLimitView>> write(
            @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid ProjectRequests.StallLimits wanted) {
        return answer(limits.write(wanted.items(), IfMatch.required(ifMatch), callers.current()));
    }

    private static RestResponse<PartView<StallLimitView>> answer(StallLimitService.Limits all) {
        return Versioned.ok(new PartView<>(all.items()), all.version());
    }
}
