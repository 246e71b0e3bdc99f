package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.text.Languages;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects/{id}/transitions")
@RunOnVirtualThread
@Tag(name = "Projets")
class TransitionResource {

    private final TransitionService transitions;
    private final Callers callers;

    TransitionResource(TransitionService transitions, Callers callers) {
        this.transitions = transitions;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listProjectTransitions",
            summary = "Dit ce qui peut être fait d'un projet",
            description =
                    "Chaque commande, permise ou non à l'appelant. Les règles non remplies ne sont dites qu'à qui lit la partie"
                            + " confidentielle du projet : elles en parlent.")
    public RestResponse<TransitionsView> options(
            @PathParam("id") UUID id,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) @Nullable String language) {
        return RestResponse.ok(transitions.options(id, callers.current(), Languages.of(language)));
    }

    @POST
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "runProjectTransition",
            summary = "Fait avancer un projet",
            description =
                    "Par son territoire, sa région chef de file ou la délégation selon la commande. Avec dryRun, vérifie seulement :"
                            + " le projet est rendu tel qu'il est.")
    public RestResponse<ProjectView> run(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ProjectRequests.Transition transition) {
        ProjectView view = transitions.run(id, transition, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }
}
