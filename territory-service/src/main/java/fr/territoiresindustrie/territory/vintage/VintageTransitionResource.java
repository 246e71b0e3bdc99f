package fr.territoiresindustrie.territory.vintage;

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

@Path("/v1/reference-vintages/{id}/transitions")
@RunOnVirtualThread
@Tag(name = "Millésimes du code officiel géographique")
class VintageTransitionResource {

    private final VintageTransitionService transitions;
    private final Callers callers;

    VintageTransitionResource(VintageTransitionService transitions, Callers callers) {
        this.transitions = transitions;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listReferenceVintageTransitions",
            summary = "Dit ce qui peut être fait d'un millésime",
            description = "APPLY et DISCARD, permises ou non à l'appelant, avec toutes les règles non remplies.")
    public RestResponse<TransitionsView> options(
            @PathParam("id") UUID id,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) @Nullable String language) {
        return RestResponse.ok(transitions.options(id, callers.current(), Languages.of(language)));
    }

    @POST
    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @Idempotent(required = true)
    @Operation(
            operationId = "runReferenceVintageTransition",
            summary = "Appliquer ou abandonner un millésime",
            description =
                    "APPLY écrit tout le millésime à compter de son premier jour, ou rien : 409 RULES_UNMET s'il ne change rien"
                            + " (NOTHING_CHANGES), si un autre a été appliqué depuis (COMPARED_WITH_ANOTHER_VINTAGE) ou si une commune se"
                            + " trouverait dans deux territoires d'une phase (TWO_TERRITORIES_OF_ONE_PHASE, toutes dans conflicts). Réservé à"
                            + " platform-admin.")
    public RestResponse<VintageView> run(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid VintageRequests.Transition transition) {
        VintageView vintage = transitions.run(id, transition, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(vintage, vintage.version());
    }
}
