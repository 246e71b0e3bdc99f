package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects/{id}/merges")
@RunOnVirtualThread
@Tag(name = "Projets")
class MergeResource {

    private final MergeService merges;
    private final Callers callers;

    MergeResource(MergeService merges, Callers callers) {
        this.merges = merges;
        this.callers = callers;
    }

    @POST
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "mergeProject",
            summary = "Fusionne un projet dans celui qu'il répète",
            description =
                    "Par qui a les deux : leur territoire, leur région chef de file ou la délégation ; avec la version des deux et un motif. Le projet"
                            + " fusionné garde sa fiche, son état et son histoire, ne change plus, n'est plus dans les listes et désigne l'autre"
                            + " (mergedInto). Refusé s'il est à l'ordre du jour d'une séance à venir, s'il a des aides conventionnées, ou s'il est décidé et que l'autre ne l'est pas : la fusion se"
                            + " fait alors dans l'autre sens.")
    public RestResponse<ProjectView> merge(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid MergeRequests.Merge merge) {
        ProjectView view = merges.merge(id, merge, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }
}
