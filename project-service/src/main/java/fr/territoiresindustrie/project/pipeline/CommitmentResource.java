package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import fr.territoiresindustrie.project.condition.ConditionView;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/projects/{id}")
@RunOnVirtualThread
@Tag(name = "Suivi des projets")
class CommitmentResource {

    private final CommitmentService commitments;
    private final Callers callers;

    CommitmentResource(CommitmentService commitments, Callers callers) {
        this.commitments = commitments;
        this.callers = callers;
    }

    @POST
    @Path("agreements")
    @RolesAllowed(Roles.TERRITORY)
    @Idempotent(required = true)
    @Operation(
            operationId = "answerProjectAgreement",
            summary = "Répond à une demande d'accord sur un projet partagé",
            description =
                    "Par un territoire que la fiche nomme et dont elle demande l'accord, tant qu'elle s'écrit ; un refus se motive. Sans tous"
                            + " les accords demandés, le projet ne se dépose pas (AGREEMENT_MISSING).")
    public RestResponse<ProjectView> answer(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ProjectRequests.Answer answer) {
        ProjectView view = commitments.answer(id, answer, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(view, view.version());
    }

    @GET
    @Path("conditions")
    @PermitAll
    @Operation(
            operationId = "listProjectConditions",
            summary = "Liste les réserves",
            description = "Celles des décisions favorables, avec leur échéance ; toutes, aussi levées ou annulées.")
    public RestResponse<PartView<ConditionView>> conditions(@PathParam("id") UUID id) {
        return RestResponse.ok(new PartView<>(commitments.conditions(id, callers.current())));
    }

    @POST
    @Path("conditions/{number}/lifting")
    @RolesAllowed(Roles.REGION)
    @Idempotent(required = true)
    @Operation(
            operationId = "liftProjectCondition",
            summary = "Lève une réserve",
            description =
                    "Par la région chef de file, en disant comment la réserve est remplie ; If-Match porte la version du projet. Quand toutes"
                            + " sont levées, LIFT_CONDITIONS est permise.")
    public RestResponse<ConditionView> lift(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ProjectRequests.Lifting lifting) {
        return RestResponse.ok(commitments.lift(id, number, lifting, IfMatch.required(ifMatch), callers.current()));
    }
}
