package fr.territoiresindustrie.project.flagship;

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
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects/{id}/flagship")
@RunOnVirtualThread
@Tag(name = "Projets totems et bonnes pratiques")
class FlagshipResource {

    private final FlagshipService flagships;
    private final Callers callers;

    FlagshipResource(FlagshipService flagships, Callers callers) {
        this.flagships = flagships;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getProjectFlagship",
            summary = "Dit si un projet est totem",
            description = "Depuis quand, et le motif de la délégation nationale.")
    public RestResponse<FlagshipView> get(@PathParam("id") UUID id) {
        return answer(flagships.get(id, callers.current()));
    }

    @PUT
    @RolesAllowed(Roles.DELEGATION)
    @Operation(
            operationId = "writeProjectFlagship",
            summary = "Fait d'un projet un totem, ou plus",
            description =
                    "Par la délégation nationale, avec un motif, pour un projet public (FLAGSHIP_NOT_POSSIBLE sinon). If-Match porte la version"
                            + " du projet.")
    public RestResponse<FlagshipView> write(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid FlagshipRequests.Edit edit) {
        return answer(flagships.write(id, edit, IfMatch.required(ifMatch), callers.current()));
    }

    private static RestResponse<FlagshipView> answer(FlagshipService.Flagged flagged) {
        return Versioned.ok(flagged.view(), flagged.version());
    }
}
