package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.text.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects/bulk-transitions")
@RunOnVirtualThread
@Tag(name = "Projets")
class BulkTransitionResource {

    private final BulkTransitionService transitions;
    private final Callers callers;

    BulkTransitionResource(BulkTransitionService transitions, Callers callers) {
        this.transitions = transitions;
        this.callers = callers;
    }

    @POST
    @RolesAllowed({Roles.TERRITORY, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "runProjectBulkTransition",
            summary = "Fait avancer plusieurs projets par une même commande",
            description =
                    "200 projets au plus, chacun avec la version lue (ifMatch) et son résultat : MOVED, VALID (essai, ou retenu par le refus d'un"
                            + " autre) ou REFUSED avec le problème qu'aurait répondu sa propre commande. BEST_EFFORT avance ceux qui le peuvent ;"
                            + " ALL_OR_NOTHING les avance tous ensemble ou aucun. dryRun vérifie seulement.")
    public RestResponse<BulkResultView> run(
            @NotNull @Valid BulkRequests.Moves moves,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language) {
        return RestResponse.ok(transitions.run(moves, callers.current(), Languages.of(language)));
    }
}
